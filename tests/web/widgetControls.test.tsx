import axe from 'axe-core';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Visit } from './visit';

let visit: Visit;

beforeEach(() => {
  visit = new Visit();
});

afterEach(() => visit.end());

test.each([['a syllable is being composed', { isComposing: true }], ['Safari is composing', { keyCode: 229 }], ['Shift is held', { shiftKey: true }]])(
  'Enter does not send while %s',
  async (_, more) => {
    await visit.open();
    await visit.types('여권');
    await visit.hits('Enter', more);
    expect(visit.sent).toEqual([]);
  },
);

test('an empty message is not sent', async () => {
  await visit.open();
  await visit.says('  \n ');
  expect(visit.sent).toEqual([]);
});

test('another language changes the interface and tells the bot', async () => {
  await visit.open();
  await visit.chooses('en');
  expect(visit.$<HTMLTextAreaElement>('textarea').placeholder).toBe('Type your question');
  expect(visit.$('.root').lang).toBe('en');
  expect(visit.server.only.activities.at(-1)).toMatchObject({ type: 'event', name: 'language', value: 'en' });
  visit.load();
  expect(visit.chat.language).toBe('en');
});

test('a shared location carries coordinates and readable words', async () => {
  visit.geolocation = { getCurrentPosition: (found: PositionCallback) => found({ coords: { latitude: 37.2750123, longitude: 127.0094567, accuracy: 17.6 } } as GeolocationPosition) } as Geolocation;
  visit.load();
  await visit.open();
  await visit.presses('사진·위치 보내기');
  await visit.presses('내 위치 보내기');
  expect(visit.server.only.activities[0]).toMatchObject({
    text: '내 위치: 위도 37.275012, 경도 127.009457 (오차 약 18m)',
    entities: [{ type: 'GeoCoordinates', latitude: 37.275012, longitude: 127.009457 }],
  });
  expect(visit.$<HTMLAnchorElement>('.line a').href).toContain('37.275012,127.009457');
});

test('a bot that asks for the place gets it by one press', async () => {
  visit.geolocation = { getCurrentPosition: (found: PositionCallback) => found({ coords: { latitude: 37, longitude: 127, accuracy: 5 } } as GeolocationPosition) } as Geolocation;
  visit.load();
  await visit.open();
  await visit.hears('어디인가요?', { suggestedActions: { actions: [{ type: 'imBack', title: '위치 보내기', channelData: { share: 'location' } }] } });
  await visit.presses('위치 보내기');
  expect(visit.server.only.activities.at(-1)?.entities?.[0]).toMatchObject({ type: 'GeoCoordinates' });
});

test('a refused location says what to do instead', async () => {
  visit.geolocation = { getCurrentPosition: (_: PositionCallback, failed: PositionErrorCallback) => failed({ code: 1 } as GeolocationPositionError) } as Geolocation;
  visit.load();
  await visit.open();
  await visit.presses('사진·위치 보내기');
  await visit.presses('내 위치 보내기');
  expect(visit.$('.problem').textContent).toContain('글로 적어 주세요');
  expect(visit.sent).toEqual([]);
});

test('a chosen file is shown, can be taken out, and goes with the message', async () => {
  await visit.open();
  const choose = async (...files: File[]) => {
    const input = visit.all('input[type=file]').at(-1) as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await visit.settle();
  };
  await choose(new File(['%PDF'], '안내.pdf', { type: 'application/pdf' }), new File(['%PDF'], '안내.pdf', { type: 'application/pdf' }));
  expect(visit.all('.previews li').map(({ textContent }) => textContent)).toEqual(['안내.pdf', '안내-2.pdf']);
  await visit.presses('안내-2.pdf 빼기');
  await visit.presses('보내기');
  expect(visit.server.uploads).toHaveLength(1);
  expect((visit.server.uploads[0]!.getAll('file') as File[]).map(({ name }) => name)).toEqual(['안내.pdf']);
  await choose(new File([], 'empty.pdf'), new File([new Uint8Array(11_000_000)], 'huge.pdf'));
  expect(visit.$('.problem').textContent).toContain('huge.pdf');
  expect(visit.$('.previews')).toBeNull();
});

test('starting over asks first', async () => {
  await visit.open();
  await visit.hears('안녕하세요');
  await visit.presses('설정');
  await visit.presses('처음부터 다시 하기');
  expect(visit.$('[role=alertdialog]')).not.toBeNull();
  await visit.presses('취소');
  expect(visit.bubbles).toEqual(['안녕하세요']);
  await visit.presses('설정');
  await visit.presses('처음부터 다시 하기');
  await visit.presses('다시 시작');
  expect(visit.bubbles).toEqual([]);
  expect(visit.server.conversations.size).toBe(2);
});

test('text size and colours are chosen and remembered', async () => {
  await visit.open();
  await visit.presses('설정');
  act(() => visit.all('input[type=radio]')[2]!.click());
  act(() => visit.$<HTMLElement>('[data-option=contrast] input').click());
  await visit.settle();
  visit.load();
  expect(visit.$('.root').dataset).toMatchObject({ size: '2', theme: 'contrast' });
});

test('Escape closes what is on top, then the panel, and the focus comes back', async () => {
  await visit.open();
  const escape = (selector: string) => act(() => void visit.$(selector).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  visit.button('설정').focus();
  await visit.presses('설정');
  escape('.sheet');
  expect(visit.$('.sheet')).toBeNull();
  expect(document.activeElement).toBe(visit.button('설정'));
  expect(visit.$('.panel').hidden).toBe(false);
  escape('textarea');
  await visit.settle();
  expect(visit.$('.panel').hidden).toBe(true);
  expect(document.activeElement).toBe(visit.$('.launcher'));
});

test('typing is told to the other end, at most every three seconds', async () => {
  await visit.open();
  for (const text of ['여', '여권', '여권 ']) await visit.types(text);
  expect(visit.server.only.activities.filter(({ type: kind }) => kind === 'typing')).toHaveLength(1);
  await visit.settle(3_000);
  await visit.types('여권 발');
  expect(visit.server.only.activities.filter(({ type: kind }) => kind === 'typing')).toHaveLength(2);
});

test('on a phone the panel stays in what the keyboard leaves free, and the page behind it still', async () => {
  const view = Object.assign(new EventTarget(), { height: 740, offsetTop: 0 });
  vi.stubGlobal('visualViewport', view);
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { matches: query.includes('max-width') }));
  visit.load();
  await visit.open();
  act(() => {
    Object.assign(view, { height: 400, offsetTop: 60 });
    view.dispatchEvent(new Event('resize'));
  });
  const { style } = visit.$('.panel');
  expect([style.getPropertyValue('--height'), style.getPropertyValue('--top')]).toEqual(['400px', '60px']);
  expect(document.documentElement.style.overflow).toBe('hidden');
  expect(visit.$('.panel').getAttribute('aria-modal')).toBe('true');
  act(() => visit.chat.close());
  expect(document.documentElement.style.overflow).toBe('');
  vi.unstubAllGlobals();
});

test('on a phone a photo is taken with the camera that looks away from the citizen', async () => {
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { matches: query.includes('coarse') }));
  visit.load();
  await visit.open();
  await visit.presses('사진·위치 보내기');
  const camera = visit.$<HTMLInputElement>('input[capture]');
  const asked = vi.spyOn(camera, 'click').mockImplementation(() => undefined);
  await visit.presses('사진 찍기');
  expect(asked).toHaveBeenCalledOnce();
  expect([camera.accept, camera.getAttribute('capture')]).toEqual(['image/*', 'environment']);
});

test('a desk has no camera to offer', async () => {
  await visit.open();
  await visit.presses('사진·위치 보내기');
  expect(visit.button('사진 찍기')).toBeUndefined();
});

test('who reads further up stays there, is told how much is new, and jumps to it', async () => {
  await visit.open();
  await visit.hears('안녕하세요');
  const log = visit.$('.log');
  const scrolledTo = (top: number) => {
    for (const [name, value] of Object.entries({ scrollHeight: 2_000, clientHeight: 500 })) Object.defineProperty(log, name, { value, configurable: true });
    act(() => {
      log.scrollTop = top;
      log.dispatchEvent(new Event('scroll'));
    });
  };
  scrolledTo(1_500);
  expect(visit.$('.jump')).toBeNull();
  scrolledTo(200);
  expect(visit.$('.jump').textContent).toBe('맨 아래로');
  await visit.hears('하나');
  await visit.hears('둘');
  expect(log.scrollTop).toBe(200);
  expect(visit.$('.jump').textContent).toBe('새 메시지 2개');
  act(() => visit.$('.jump').click());
  await visit.settle();
  expect(log.scrollTop).toBe(2_000);
  expect(visit.$('.jump')).toBeNull();
});

test('messages that came while it was closed are counted on the button', async () => {
  await visit.open();
  act(() => visit.chat.close());
  await visit.hears('안녕하세요');
  expect(visit.$('.launcher').getAttribute('aria-label')).toBe('채팅 상담, 새 메시지 1개');
});

test('new messages are announced politely', async () => {
  await visit.open();
  await visit.hears('안녕하세요');
  expect(visit.$('[role=log]').getAttribute('aria-live')).toBe('polite');
  expect(visit.$('[role=log]').textContent).toContain('안녕하세요');
});

test('axe finds nothing', async () => {
  await visit.open();
  await visit.hears('어디인가요? https://www.gov.kr', { suggestedActions: { actions: [{ type: 'imBack', title: '취소' }] } });
  await visit.says('여권');
  await visit.presses('설정');
  vi.useRealTimers();
  // Colours need a real browser; everything else can be seen here.
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
});
