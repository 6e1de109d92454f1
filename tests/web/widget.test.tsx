import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import axe from 'axe-core';
import type { Activity } from '../../src/web/shared/activity';
import { Chat } from '../../src/web/widget/chat';
import { Memory } from '../../src/web/widget/memory';
import { Widget } from '../../src/web/widget/Widget';
import { LineServer } from './lineServer';

let server: LineServer;
let chat: Chat;
let page: HTMLElement;
let ids: number;
let geolocation: Geolocation | undefined;

function visit(language = 'ko'): void {
  chat = new Chat({
    base: 'https://chat.example/',
    memory: new Memory('test'),
    world: server.world(),
    newId: () => `id-${++ids}`,
    geolocation,
    wishes: [language],
  });
  page = document.createElement('main');
  document.body.replaceChildren(page);
  act(() => render(<Widget chat={chat} inline={false} heading={null} />, page));
}

/** Lets the server answer and the page redraw. */
const settle = (ms = 50) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const open = async () => {
  act(() => chat.open());
  await settle();
};
const say = async (text: string, more: Partial<Activity> = {}) => {
  server.say(text, more);
  await settle();
};
const $ = <T extends HTMLElement>(selector: string) => page.querySelector<T>(selector)!;
const all = (selector: string) => [...page.querySelectorAll<HTMLElement>(selector)];
const button = (name: string) => all('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)!;
const press = async (name: string) => {
  act(() => button(name).click());
  await settle();
};
const type = async (text: string) => {
  const field = $<HTMLTextAreaElement>('textarea');
  act(() => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await settle();
};
const key = async (name: string, more: KeyboardEventInit = {}) => {
  act(() => void $('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })));
  await settle();
};
const bubbles = () => all('.bubble').map(({ textContent }) => textContent);
const sentTexts = () => server.only.activities.filter(({ type: kind, from }) => kind === 'message' && from?.role === 'user').map(({ text }) => text);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'requestAnimationFrame', 'cancelAnimationFrame'] });
  vi.setSystemTime('2026-05-04T09:00:00Z');
  sessionStorage.clear();
  localStorage.clear();
  [server, ids, geolocation] = [new LineServer(), 0, undefined];
  visit();
});

afterEach(() => {
  chat.leave();
  act(() => render(null, page));
  vi.useRealTimers();
});

test('nobody is called before the citizen opens the chat', async () => {
  await settle();
  expect(server.calls).toEqual([]);
  await open();
  expect(server.conversations.size).toBe(1);
});

test('before the first word it says what can be done here', async () => {
  await open();
  expect($('.empty').textContent).toContain('무엇을 도와드릴까요?');
});

test('what is said is shown at once and sent', async () => {
  await open();
  await type('여권 발급');
  await key('Enter');
  expect(bubbles()).toEqual(['여권 발급']);
  expect(sentTexts()).toEqual(['여권 발급']);
  expect($('.meta').textContent).toContain('보냄');
  expect($<HTMLTextAreaElement>('textarea').value).toBe('');
});

test.each([['a syllable is being composed', { isComposing: true }], ['Safari is composing', { keyCode: 229 }], ['Shift is held', { shiftKey: true }]])(
  'Enter does not send while %s',
  async (_, more) => {
    await open();
    await type('여권');
    await key('Enter', more);
    expect(sentTexts()).toEqual([]);
  },
);

test('an empty message is not sent', async () => {
  await open();
  await type('  \n ');
  await key('Enter');
  expect(sentTexts()).toEqual([]);
});

test('message text is never markup', async () => {
  await open();
  await say('<img src=x onerror=alert(1)>');
  expect(bubbles()).toEqual(['<img src=x onerror=alert(1)>']);
  expect($('.log img')).toBeNull();
});

test('a button that leads nowhere safe is no link', async () => {
  await open();
  const content = { buttons: [{ type: 'openUrl', title: '열기', value: 'javascript:alert(1)' }] };
  await say('', { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content }] });
  expect($('.card').textContent).toBe('열기');
  expect($('.card a')).toBeNull();
});

test('a quick reply is said and the buttons are gone', async () => {
  await open();
  await say('어디인가요?', { suggestedActions: { actions: [{ type: 'imBack', title: '취소', value: '취소' }] } });
  await press('취소');
  expect(sentTexts()).toEqual(['취소']);
  expect($('.quick')).toBeNull();
});

test('a postBack is sent without being shown', async () => {
  await open();
  await say('고르세요', { suggestedActions: { actions: [{ type: 'postBack', title: '첫째', value: 'first' }] } });
  await press('첫째');
  expect(sentTexts()).toEqual(['first']);
  expect(bubbles()).toEqual(['고르세요']);
});

test('cards of every kind show what they say', async () => {
  await open();
  const card = (kind: string, content: unknown) => ({ contentType: `application/vnd.microsoft.card.${kind}`, content });
  await say('', {
    attachments: [
      card('hero', { title: '시청', images: [{ url: 'https://a.kr/1.png', alt: '건물' }], buttons: [{ type: 'call', title: '전화', value: 'tel:119' }] }),
      card('receipt', { title: '수수료', items: [{ title: '여권', price: '50,000원' }], total: '50,000원' }),
      card('signin', { text: '본인 확인', buttons: [{ type: 'signin', title: '로그인', value: 'https://a.kr/login' }] }),
      card('adaptive', { body: [{ type: 'TextBlock', text: '접수되었습니다' }, { type: 'FactSet', facts: [{ title: '상태', value: '처리 중' }] }] }),
      card('video', { title: '영상', media: [{ url: 'https://a.kr/1.mp4' }] }),
      { contentType: 'application/pdf', contentUrl: 'https://a.kr/1.pdf', name: '안내문.pdf' },
    ],
  });
  expect($<HTMLImageElement>('.card-image').alt).toBe('건물');
  expect($<HTMLAnchorElement>('a[href="tel:119"]').textContent).toContain('전화');
  expect($('.receipt').textContent).toContain('여권50,000원');
  expect($<HTMLAnchorElement>('a[href="https://a.kr/login"]').rel).toContain('noopener');
  expect(page.textContent).toContain('접수되었습니다\n상태: 처리 중');
  expect($<HTMLVideoElement>('video').src).toBe('https://a.kr/1.mp4');
  expect($('a.file').textContent).toBe('안내문.pdf');
});

test('a counselor is told apart from the bot', async () => {
  await open();
  await say('안녕하세요', { from: { id: 'bot', role: 'bot', name: '김민지' }, channelData: { counselor: true } });
  expect($('.who').textContent).toBe('상담사 김민지');
  expect($('.heading').textContent).toContain('상담사 김민지');
  await say('연결되었습니다', { channelData: { system: true } });
  expect($('.system').textContent).toBe('연결되었습니다');
});

test('another language changes the interface and tells the bot', async () => {
  await open();
  const picker = $<HTMLSelectElement>('select');
  act(() => {
    picker.value = 'en';
    picker.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
  expect($<HTMLTextAreaElement>('textarea').placeholder).toBe('Type your question');
  expect($('.root').lang).toBe('en');
  expect(server.only.activities.at(-1)).toMatchObject({ type: 'event', name: 'language', value: 'en' });
  visit('ko');
  expect(chat.language).toBe('en');
});

test('the conversation is there again after a reload', async () => {
  await open();
  await say('안녕하세요');
  chat.leave();
  visit();
  await open();
  expect(bubbles()).toEqual(['안녕하세요']);
  expect(server.conversations.size).toBe(1);
});

test('what was written offline is sent once, in order, after a reload in between', async () => {
  await open();
  server.down = true;
  server.dropSockets();
  for (const text of ['하나', '둘']) {
    await type(text);
    await key('Enter');
  }
  chat.leave();
  visit();
  await open();
  expect(bubbles()).toEqual(['하나', '둘']);
  expect($('.meta').textContent).toContain('연결되면 보냅니다');
  server.down = false;
  await settle(5_000);
  expect(sentTexts()).toEqual(['하나', '둘']);
  expect(bubbles()).toEqual(['하나', '둘']);
});

test('a short drop alarms nobody; a long one says what to do', async () => {
  await open();
  server.down = true;
  server.dropSockets();
  await settle(2_900);
  expect($('.problem')).toBeNull();
  await settle(200);
  expect($('.problem').textContent).toContain('031-120');
  server.down = false;
  await press('지금 다시 연결');
  expect($('.problem')).toBeNull();
});

test('a refused message says why and can be sent again', async () => {
  await open();
  server.refuse = (call) => (call.endsWith('/activities') ? new Response('{"error":{"message":"글이 너무 길어요."}}', { status: 413 }) : undefined);
  await type('긴 글');
  await key('Enter');
  expect($('.failed').textContent).toContain('글이 너무 길어요.');
  server.refuse = undefined;
  await press('다시 보내기');
  expect($('.failed')).toBeNull();
  expect(sentTexts()).toEqual(['긴 글']);
});

test('a shared location carries coordinates and readable words', async () => {
  geolocation = { getCurrentPosition: (found: PositionCallback) => found({ coords: { latitude: 37.2750123, longitude: 127.0094567, accuracy: 17.6 } } as GeolocationPosition) } as Geolocation;
  visit();
  await open();
  await press('사진·위치 보내기');
  await press('내 위치 보내기');
  expect(server.only.activities[0]).toMatchObject({
    text: '내 위치: 위도 37.275012, 경도 127.009457 (오차 약 18m)',
    entities: [{ type: 'GeoCoordinates', latitude: 37.275012, longitude: 127.009457 }],
  });
  expect($<HTMLAnchorElement>('.line a').href).toContain('37.275012,127.009457');
});

test('a bot that asks for the place gets it by one press', async () => {
  geolocation = { getCurrentPosition: (found: PositionCallback) => found({ coords: { latitude: 37, longitude: 127, accuracy: 5 } } as GeolocationPosition) } as Geolocation;
  visit();
  await open();
  await say('어디인가요?', { suggestedActions: { actions: [{ type: 'imBack', title: '위치 보내기', channelData: { share: 'location' } }] } });
  await press('위치 보내기');
  expect(server.only.activities.at(-1)?.entities?.[0]).toMatchObject({ type: 'GeoCoordinates' });
});

test('a refused location says what to do instead', async () => {
  geolocation = { getCurrentPosition: (_: PositionCallback, failed: PositionErrorCallback) => failed({ code: 1 } as GeolocationPositionError) } as Geolocation;
  visit();
  await open();
  await press('사진·위치 보내기');
  await press('내 위치 보내기');
  expect($('.problem').textContent).toContain('글로 적어 주세요');
  expect(sentTexts()).toEqual([]);
});

test('a chosen file is shown, can be taken out, and goes with the message', async () => {
  await open();
  const choose = async (...files: File[]) => {
    const input = all('input[type=file]').at(-1) as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await settle();
  };
  await choose(new File(['%PDF'], '안내.pdf', { type: 'application/pdf' }), new File(['%PDF'], '안내.pdf', { type: 'application/pdf' }));
  expect(all('.previews li').map(({ textContent }) => textContent)).toEqual(['안내.pdf', '안내-2.pdf']);
  await press('안내-2.pdf 빼기');
  await press('보내기');
  expect(server.uploads).toHaveLength(1);
  expect((server.uploads[0]!.getAll('file') as File[]).map(({ name }) => name)).toEqual(['안내.pdf']);
  await choose(new File([], 'empty.pdf'), new File([new Uint8Array(5_000_000)], 'huge.pdf'));
  expect($('.problem').textContent).toContain('huge.pdf');
  expect($('.previews')).toBeNull();
});

test('starting over asks first', async () => {
  await open();
  await say('안녕하세요');
  await press('설정');
  await press('처음부터 다시 하기');
  expect($('[role=alertdialog]')).not.toBeNull();
  await press('취소');
  expect(bubbles()).toEqual(['안녕하세요']);
  await press('설정');
  await press('처음부터 다시 하기');
  await press('다시 시작');
  expect(bubbles()).toEqual([]);
  expect(server.conversations.size).toBe(2);
});

test('text size and colours are chosen and remembered', async () => {
  await open();
  await press('설정');
  act(() => all('input[type=radio]')[2]!.click());
  act(() => $<HTMLElement>('[data-option=contrast] input').click());
  await settle();
  visit();
  expect($('.root').dataset).toMatchObject({ size: '2', theme: 'contrast' });
});

test('Escape closes what is on top, then the panel, and the focus comes back', async () => {
  await open();
  const escape = (selector: string) => act(() => void $(selector).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  button('설정').focus();
  await press('설정');
  escape('.sheet');
  expect($('.sheet')).toBeNull();
  expect(document.activeElement).toBe(button('설정'));
  expect($('.panel').hidden).toBe(false);
  escape('textarea');
  await settle();
  expect($('.panel').hidden).toBe(true);
  expect(document.activeElement).toBe($('.launcher'));
});

test('typing is told to the other end, at most every three seconds', async () => {
  await open();
  for (const text of ['여', '여권', '여권 ']) await type(text);
  expect(server.only.activities.filter(({ type: kind }) => kind === 'typing')).toHaveLength(1);
  await settle(3_000);
  await type('여권 발');
  expect(server.only.activities.filter(({ type: kind }) => kind === 'typing')).toHaveLength(2);
});

test('on a phone the panel stays in what the keyboard leaves free, and the page behind it still', async () => {
  const view = Object.assign(new EventTarget(), { height: 740, offsetTop: 0 });
  vi.stubGlobal('visualViewport', view);
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { matches: query.includes('max-width') }));
  visit();
  await open();
  act(() => {
    Object.assign(view, { height: 400, offsetTop: 60 });
    view.dispatchEvent(new Event('resize'));
  });
  const { style } = $('.panel');
  expect([style.getPropertyValue('--height'), style.getPropertyValue('--top')]).toEqual(['400px', '60px']);
  expect(document.documentElement.style.overflow).toBe('hidden');
  expect($('.panel').getAttribute('aria-modal')).toBe('true');
  act(() => chat.close());
  expect(document.documentElement.style.overflow).toBe('');
  vi.unstubAllGlobals();
});

test('messages that came while it was closed are counted on the button', async () => {
  await open();
  act(() => chat.close());
  await say('안녕하세요');
  expect($('.launcher').getAttribute('aria-label')).toBe('채팅 상담, 새 메시지 1개');
});

test('new messages are announced politely', async () => {
  await open();
  await say('안녕하세요');
  expect($('[role=log]').getAttribute('aria-live')).toBe('polite');
  expect($('[role=log]').textContent).toContain('안녕하세요');
});

test('axe finds nothing', async () => {
  await open();
  await say('어디인가요? https://www.gov.kr', { suggestedActions: { actions: [{ type: 'imBack', title: '취소' }] } });
  await type('여권');
  await key('Enter');
  await press('설정');
  vi.useRealTimers();
  // Colours need a real browser; everything else can be seen here.
  const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
});

test('a picture that this browser cannot show is offered as a file', async () => {
  await open();
  await say('', { attachments: [{ contentType: 'image/heic', contentUrl: 'https://a.kr/1.heic', name: '현장.heic' }] });
  act(() => void $('.picture img').dispatchEvent(new Event('error')));
  expect($<HTMLAnchorElement>('a.file').href).toBe('https://a.kr/1.heic');
  expect($('.picture')).toBeNull();
});
