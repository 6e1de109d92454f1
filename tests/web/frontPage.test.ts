import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The words of a language that come when the test lets them. */
const words = vi.hoisted(() => {
  const late: Record<string, (language: Record<string, string>) => void> = {};
  return { late, of: (tag: string) => new Promise<{ default: Record<string, string> }>((come) => { late[tag] = (language) => come({ default: language }); }) };
});
vi.mock('../../src/web/demo/texts.ru.json', () => words.of('ru'));
vi.mock('../../src/web/demo/texts.vi.json', () => words.of('vi'));

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem('page-language', 'ko');
  document.body.innerHTML = `
    <h1 data-text="lead">안내</h1><button data-language="ko"></button>
    <select id="chat-language"><option value=""></option><option>ru</option><option>vi</option></select>
    <form id="ask"><input id="question"></form><inquiry-chat></inquiry-chat>`;
});
afterEach(() => vi.resetModules());

describe('the front page', () => {
  it('shows the language that was chosen last, whichever words come first', async () => {
    await import('../../src/web/demo/main');
    const choose = (tag: string) => {
      const list = document.querySelector<HTMLSelectElement>('#chat-language')!;
      list.value = tag;
      list.dispatchEvent(new Event('change'));
    };
    choose('ru');
    choose('vi');
    await vi.waitFor(() => expect(Object.keys(words.late).sort()).toEqual(['ru', 'vi']));
    words.late['vi']!({ title: 'Tổng đài', lead: 'Xin chào' });
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('vi'));
    words.late['ru']!({ title: 'Центр', lead: 'Здравствуйте' });
    await new Promise((done) => setImmediate(done));
    expect([document.documentElement.lang, document.title, document.querySelector('h1')!.innerText]).toEqual(['vi', 'Tổng đài', 'Xin chào']);
  });
});
