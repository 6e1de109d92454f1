import { afterEach, expect, test, vi } from 'vitest';
import { decode, encode, prepare } from '../../src/web/widget/files';

const file = (name: string, type: string, bytes: number) => new File([new Uint8Array(bytes)], name, { type });
const megabyte = 1024 * 1024;

/** A browser that reads pictures of this size, and draws them into so many bytes. */
function browser(width: number, height: number, drawnBytes: number): { drawn: number[][] } {
  const drawn: number[][] = [];
  vi.stubGlobal('createImageBitmap', async () => ({ width, height, close: () => {} }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    fillRect: () => {},
    drawImage: (_: unknown, x: number, y: number, w: number, h: number) => drawn.push([x, y, w, h]),
  } as unknown as null);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob([new Uint8Array(drawnBytes)])));
  return { drawn };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a large photo is made smaller before it is sent', async () => {
  const { drawn } = browser(4000, 3000, 300_000);
  const prepared = await prepare(file('IMG_1.PNG', 'image/png', 6 * megabyte));
  expect(drawn).toEqual([[0, 0, 1600, 1200]]);
  expect(prepared).toMatchObject({ kind: 'ready', file: { name: 'IMG_1.jpg', type: 'image/jpeg', size: 300_000 } });
});

test('a small photo goes as it is', async () => {
  const { drawn } = browser(800, 600, 1);
  const photo = file('a.jpg', 'image/jpeg', 90_000);
  expect(await prepare(photo)).toEqual({ kind: 'ready', file: photo });
  expect(drawn).toEqual([]);
});

test.each(['avif', 'heic', 'heif'])('a format that counselors cannot open becomes JPEG, even when that is larger: %s', async (format) => {
  browser(800, 600, 90_000);
  expect(await prepare(file(`a.${format}`, `image/${format}`, 20_000))).toMatchObject({ kind: 'ready', file: { name: 'a.jpg', type: 'image/jpeg' } });
});

test('a picture that is none is refused before it is sent', async () => {
  vi.stubGlobal('createImageBitmap', async () => Promise.reject(new DOMException('broken')));
  expect(await prepare(file('a.png', 'image/png', 100))).toEqual({ kind: 'unreadable' });
});

test("a phone's own format goes as it is where the browser cannot read it", async () => {
  vi.stubGlobal('createImageBitmap', async () => Promise.reject(new DOMException('unknown')));
  expect((await prepare(file('a.heic', 'image/heic', 100))).kind).toBe('ready');
});

test('what is empty or too large is said', async () => {
  expect(await prepare(file('a.pdf', 'application/pdf', 0))).toEqual({ kind: 'empty' });
  expect(await prepare(file('a.pdf', 'application/pdf', 10 * megabyte + 1))).toEqual({ kind: 'too-large' });
  expect((await prepare(file('a.pdf', 'application/pdf', 10 * megabyte))).kind).toBe('ready');
});

test('a file survives being kept as text', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
  const kept = decode(await encode(new File([bytes], '현장.jpg', { type: 'image/jpeg' })));
  expect([kept.name, kept.type]).toEqual(['현장.jpg', 'image/jpeg']);
  expect(new Uint8Array(await kept.arrayBuffer())).toEqual(bytes);
});
