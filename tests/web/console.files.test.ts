import { describe, expect, it } from 'vitest';
import { fileUrl, photoUrl } from '../../src/web/console/files';

const photo = (contentUrl: string, contentType = 'image/jpeg') => ({ contentType, contentUrl });

describe('a picture is shown at once', () => {
  it('when this server keeps it, under whatever name the citizen knows the server', () => {
    expect(photoUrl(photo('https://chat.example/v3/directline/attachments/p1'))).toBe('/v3/directline/attachments/p1');
    expect(photoUrl(photo('/v3/directline/attachments/p1'))).toBe('/v3/directline/attachments/p1');
  });

  it.each([
    'https://evil.example/x.png', '//evil.example/x.png', '/x.png', 'https://evil.example/?/v3/directline/attachments/p1', '/v3/directline/attachments/../../x',
    'data:image/png;base64,AAAA', 'javascript:alert(1)', 'nonsense:/v3/directline/attachments/p1', '',
  ])('and never when it lies elsewhere: %s', (url) => expect(photoUrl(photo(url))).toBeUndefined());

  it('and only when it is one', () => expect(photoUrl(photo('/v3/directline/attachments/p1', 'application/pdf'))).toBeUndefined());
});

describe('another file', () => {
  it('is a link that somebody has to follow', () => {
    expect(fileUrl(photo('https://files.example/x.png'))).toBe('https://files.example/x.png');
    expect(fileUrl(photo('https://chat.example/v3/directline/attachments/p1', 'application/pdf'))).toBe('/v3/directline/attachments/p1');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x'])('and no link when it could run: %s', (url) => expect(fileUrl(photo(url))).toBeUndefined());
});
