import { describe, expect, it } from 'vitest';
import { cannedQuery, offers, withCanned } from '../../src/web/console/canned';
import type { CannedReply } from '../../src/web/console/contract';

const canned: readonly CannedReply[] = [
  { key: 'closing', title: { ko: '끝인사', en: 'Closing' }, text: { ko: '감사합니다. 안녕히 가세요.', en: 'Thank you. Goodbye.' } },
  { key: 'hello', title: { ko: '인사', en: 'Greeting' }, text: { ko: '안녕하세요, 상담사입니다.', en: 'Hello, this is the counselor.' } },
  { key: 'wait', title: { ko: '잠시만', en: 'One moment' }, text: { ko: '잠시만 기다려 주세요.', en: 'One moment, please.' } },
];
const keys = (query: string) => offers(canned, query, 'ko').map((offer) => offer.key);

describe('the slash', () => {
  it('calls the canned replies at the beginning and after a space', () => {
    expect(cannedQuery('/', 1)).toBe('');
    expect(cannedQuery('네, /인사', 6)).toBe('인사');
    expect(cannedQuery('첫 줄\n/wait', 9)).toBe('wait');
  });

  it('calls nothing inside a word or an address, or behind the caret', () => {
    expect(cannedQuery('and/or', 6)).toBeNull();
    expect(cannedQuery('https://gg.go.kr', 16)).toBeNull();
    expect(cannedQuery('/인사 하고', 6)).toBeNull();
    expect(cannedQuery('네 /인사', 1)).toBeNull();
  });
});

describe('the offers', () => {
  it('are all of them before anything is typed', () => expect(keys('')).toHaveLength(3));

  it('are found by key, by title in any language and by their words, in this order', () => {
    expect(keys('hel')).toEqual(['hello']);
    expect(keys('인사')).toEqual(['closing', 'hello']);
    expect(keys('greet')).toEqual(['hello']);
    expect(keys('안녕')).toEqual(['closing', 'hello']);
    expect(keys('없는말')).toEqual([]);
  });

  it('find Korean that was typed in decomposed letters, as a Mac does', () => {
    expect(keys('잠시'.normalize('NFD'))).toEqual(['wait']);
  });

  it('speak the citizen’s language, or the nearest that was written', () => {
    expect(offers(canned, 'hello', 'en')[0]?.text).toBe('Hello, this is the counselor.');
    expect(offers(canned, 'hello', 'en-GB')[0]?.text).toBe('Hello, this is the counselor.');
    expect(offers(canned, 'hello', 'vi')[0]?.text).toBe('Hello, this is the counselor.');
    expect(offers([{ key: 'a', title: { ko: '가' }, text: { ko: '나' } }], '', 'vi')[0]?.text).toBe('나');
  });
});

describe('the chosen one', () => {
  it('takes the place of what was typed for it, and the caret stands behind it', () => {
    const offer = offers(canned, 'wait', 'ko')[0]!;
    expect(withCanned('네, /잠시 그리고', 6, offer)).toEqual({ text: '네, 잠시만 기다려 주세요. 그리고', caret: 15 });
  });
});
