import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Visit } from './visit';

let visit: Visit;

beforeEach(() => {
  visit = new Visit();
});

afterEach(() => visit.end());

test('nobody is called before the citizen opens the chat', async () => {
  await visit.settle();
  expect(visit.server.calls).toEqual([]);
  await visit.open();
  expect(visit.server.conversations.size).toBe(1);
});

test('before the first word it says what can be done here', async () => {
  await visit.open();
  expect(visit.$('.empty').textContent).toContain('무엇을 도와드릴까요?');
});

test('what is said is shown at once and sent', async () => {
  await visit.open();
  await visit.says('여권 발급');
  expect(visit.bubbles).toEqual(['여권 발급']);
  expect(visit.sent).toEqual(['여권 발급']);
  expect(visit.$('.meta').textContent).toContain('보냄');
  expect(visit.$<HTMLTextAreaElement>('textarea').value).toBe('');
});

test('every line has its time, lines of one go share it, and a new day is named', async () => {
  await visit.open();
  await visit.hears('안녕하세요');
  await visit.settle(60_000);
  await visit.hears('무엇을 도와드릴까요?');
  const stamps = () => visit.all('.log time').map((time) => time.getAttribute('dateTime'));
  expect(stamps()).toEqual(['2026-05-04T09:01:00.100Z']);
  expect(visit.all('.log .day')).toHaveLength(1);
  await visit.settle(86_400_000);
  await visit.says('여권 발급');
  expect(stamps()).toHaveLength(2);
  expect(visit.all('.log .day')).toHaveLength(2);
  expect(visit.all('.log .day')[1]!.textContent).toMatch(/^5월 [56]일/);
});

test('message text is never markup', async () => {
  await visit.open();
  await visit.hears('<img src=x onerror=alert(1)>');
  expect(visit.bubbles).toEqual(['<img src=x onerror=alert(1)>']);
  expect(visit.$('.log img')).toBeNull();
});

test('a button that leads nowhere safe is no link', async () => {
  await visit.open();
  const content = { buttons: [{ type: 'openUrl', title: '열기', value: 'javascript:alert(1)' }] };
  await visit.hears('', { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content }] });
  expect(visit.$('.card').textContent).toBe('열기');
  expect(visit.$('.card a')).toBeNull();
});

test('a quick reply is said and the buttons are gone', async () => {
  await visit.open();
  await visit.hears('어디인가요?', { suggestedActions: { actions: [{ type: 'imBack', title: '취소', value: '취소' }] } });
  await visit.presses('취소');
  expect(visit.sent).toEqual(['취소']);
  expect(visit.$('.quick')).toBeNull();
});

test('a postBack is sent without being shown', async () => {
  await visit.open();
  await visit.hears('고르세요', { suggestedActions: { actions: [{ type: 'postBack', title: '첫째', value: 'first' }] } });
  await visit.presses('첫째');
  expect(visit.sent).toEqual(['first']);
  expect(visit.bubbles).toEqual(['고르세요']);
});

test('cards of every kind show what they say', async () => {
  await visit.open();
  const card = (kind: string, content: unknown) => ({ contentType: `application/vnd.microsoft.card.${kind}`, content });
  await visit.hears('', {
    attachments: [
      card('hero', { title: '시청', images: [{ url: 'https://a.kr/1.png', alt: '건물' }], buttons: [{ type: 'call', title: '전화', value: 'tel:119' }] }),
      card('receipt', { title: '수수료', items: [{ title: '여권', price: '50,000원' }], total: '50,000원' }),
      card('signin', { text: '본인 확인', buttons: [{ type: 'signin', title: '로그인', value: 'https://a.kr/login' }] }),
      card('adaptive', { body: [{ type: 'TextBlock', text: '접수되었습니다' }, { type: 'FactSet', facts: [{ title: '상태', value: '처리 중' }] }] }),
      card('video', { title: '영상', media: [{ url: 'https://a.kr/1.mp4' }] }),
      { contentType: 'application/pdf', contentUrl: 'https://a.kr/1.pdf', name: '안내문.pdf' },
    ],
  });
  expect(visit.$<HTMLImageElement>('.card-image').alt).toBe('건물');
  expect(visit.$<HTMLAnchorElement>('a[href="tel:119"]').textContent).toContain('전화');
  expect(visit.$('.receipt').textContent).toContain('여권50,000원');
  expect(visit.$<HTMLAnchorElement>('a[href="https://a.kr/login"]').rel).toContain('noopener');
  expect(document.body.textContent).toContain('접수되었습니다\n상태: 처리 중');
  expect(visit.$<HTMLVideoElement>('video').src).toBe('https://a.kr/1.mp4');
  expect(visit.$('a.file').textContent).toBe('안내문.pdf');
});

test('a counselor is told apart from the bot', async () => {
  await visit.open();
  await visit.hears('안녕하세요', { from: { id: 'bot', role: 'bot', name: '김민지' }, channelData: { counselor: true } });
  expect(visit.$('.who').textContent).toBe('상담사 김민지');
  expect(visit.$('.heading').textContent).toContain('상담사 김민지');
  await visit.hears('연결되었습니다', { channelData: { system: true } });
  expect(visit.$('.system').textContent).toBe('연결되었습니다');
});

test('the conversation is there again after a reload', async () => {
  await visit.open();
  await visit.hears('안녕하세요');
  visit.load();
  await visit.open();
  expect(visit.bubbles).toEqual(['안녕하세요']);
  expect(visit.server.conversations.size).toBe(1);
});

test('what was written offline is sent once, in order, after a reload in between', async () => {
  await visit.open();
  visit.server.down = true;
  visit.server.dropSockets();
  for (const text of ['하나', '둘']) {
    await visit.says(text);
  }
  visit.load();
  await visit.open();
  expect(visit.bubbles).toEqual(['하나', '둘']);
  expect(visit.$('.meta').textContent).toContain('연결되면 보냅니다');
  visit.server.down = false;
  await visit.settle(5_000);
  expect(visit.sent).toEqual(['하나', '둘']);
  expect(visit.bubbles).toEqual(['하나', '둘']);
});

test('a short drop alarms nobody; a long one says what to do', async () => {
  await visit.open();
  visit.server.down = true;
  visit.server.dropSockets();
  await visit.settle(2_900);
  expect(visit.$('.problem')).toBeNull();
  await visit.settle(200);
  expect(visit.$('.problem').textContent).toContain('031-120');
  visit.server.down = false;
  await visit.presses('지금 다시 연결');
  expect(visit.$('.problem')).toBeNull();
});

describe('a text that the server never takes', () => {
  const tooLong = (call: string) => (call.endsWith('/activities') ? new Response('{"error":{"message":"글이 너무 길어요. 5,000자 이내로 나누어 보내 주세요."}}', { status: 413 }) : undefined);
  const field = () => visit.$<HTMLTextAreaElement>('textarea');

  test('goes back to where it was typed, with the reason, and leaves no bubble', async () => {
    await visit.open();
    visit.server.refuse = tooLong;
    await visit.says('긴 글');
    expect(field().value).toBe('긴 글');
    expect(visit.$('.problem').textContent).toContain('보내지 못했어요. 글이 너무 길어요. 5,000자 이내로 나누어 보내 주세요.');
    expect(visit.bubbles).toEqual([]);
    expect(visit.$('.failed')).toBeNull();
  });

  test('can be shortened and sent, which ends the notice', async () => {
    await visit.open();
    visit.server.refuse = tooLong;
    await visit.says('긴 글');
    visit.server.refuse = undefined;
    await visit.says('짧은 글');
    expect(visit.sent).toEqual(['짧은 글']);
    expect(visit.$('.problem')).toBeNull();
    expect(field().value).toBe('');
  });

  test('does not overwrite what was typed meanwhile', async () => {
    await visit.open();
    visit.server.refuse = tooLong;
    act(() => visit.chat.say('긴 글'));
    await visit.types('그리고');
    await visit.settle();
    expect(field().value).toBe('긴 글\n그리고');
  });

  test('is not sent again after a reload', async () => {
    await visit.open();
    visit.server.refuse = tooLong;
    await visit.says('긴 글');
    visit.server.refuse = undefined;
    visit.load();
    await visit.open();
    expect(visit.bubbles).toEqual([]);
    expect(visit.sent).toEqual([]);
  });

  test('says so in English too', async () => {
    visit.wishes = ['en'];
    visit.load();
    await visit.open();
    visit.server.refuse = (call) => (call.endsWith('/activities') ? new Response('{"error":{"message":"That message is too long."}}', { status: 413 }) : undefined);
    await visit.says('a long text');
    expect(visit.$('.problem').textContent).toContain('Not sent. That message is too long.');
    expect(field().value).toBe('a long text');
  });
});

test('the words beside a file that is taken away are not lost with it', async () => {
  await visit.open();
  visit.server.refuse = (call) => (call.includes('/upload') ? new Response('{"error":{"message":"이런 파일은 받을 수 없어요."}}', { status: 415 }) : undefined);
  act(() => visit.chat.say('여기예요', [new File(['MZ'], '설치.exe', { type: 'application/x-msdownload' })]));
  await visit.settle();
  await visit.presses('빼기');
  expect(visit.bubbles).toEqual([]);
  expect(visit.$<HTMLTextAreaElement>('textarea').value).toBe('여기예요');
  expect(visit.$('.failed')).toBeNull();
});

test('a file that the server never takes is named beside its failure', async () => {
  await visit.open();
  visit.server.refuse = (call) => (call.includes('/upload') ? new Response('{"error":{"message":"이런 파일은 받을 수 없어요."}}', { status: 415 }) : undefined);
  act(() => visit.chat.say('', [new File(['MZ'], '설치.exe', { type: 'application/x-msdownload' })]));
  await visit.settle();
  expect(visit.$('.failed').textContent).toContain('(설치.exe). 이런 파일은 받을 수 없어요.');
});

test('what the server could not take now is sent again by a press, once', async () => {
  await visit.open();
  visit.server.refuse = (call) => (/^POST .*activities$/.test(call) ? new Response('{}', { status: 503 }) : undefined);
  await visit.says('여권 발급');
  for (let second = 0; second < 120; second++) await visit.settle(1_000);
  expect(visit.$('.failed').textContent).toContain('다시 보내기');
  visit.server.refuse = undefined;
  await visit.presses('다시 보내기');
  await visit.settle(5_000);
  expect(visit.$('.failed')).toBeNull();
  expect(visit.sent).toEqual(['여권 발급']);
  expect(visit.bubbles).toEqual(['여권 발급']);
});

test('a text of many screens is folded, and unfolds', async () => {
  await visit.open();
  const long = Array.from({ length: 2_000 }, (_, line) => `줄 ${line}`).join(' ');
  await visit.hears(long);
  const folded = visit.bubbles[0]!;
  expect(folded.length).toBeLessThan(620);
  expect(long.startsWith(folded.replace(/ …$/, ' '))).toBe(true);
  expect(visit.$('[aria-expanded="false"].small').textContent).toBe('더 보기');
  await visit.presses('더 보기');
  expect(visit.bubbles).toEqual([long]);
  await visit.presses('접기');
  expect(visit.bubbles).toEqual([folded]);
});

test('a telephone number on a button is never broken', async () => {
  await visit.open();
  await visit.hears('', { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { buttons: [{ type: 'call', title: '대한법률구조공단 무료 법률 상담 031-120', value: 'tel:031-120' }] } }] });
  expect(visit.$('.action .whole').textContent).toBe('031-120');
});

test('a picture that this browser cannot show is offered as a file', async () => {
  await visit.open();
  await visit.hears('', { attachments: [{ contentType: 'image/heic', contentUrl: 'https://a.kr/1.heic', name: '현장.heic' }] });
  act(() => void visit.$('.picture img').dispatchEvent(new Event('error')));
  expect(visit.$<HTMLAnchorElement>('a.file').href).toBe('https://a.kr/1.heic');
  expect(visit.$('.picture')).toBeNull();
});

test('an alert stands above the chat until it is put away, and comes anew with the next one', async () => {
  visit.server.alert = { id: 'a1', text: '[호우 안내] 119로 신고해 주세요.' };
  await visit.open();
  expect(visit.$('.alert').textContent).toContain('[호우 안내]');
  act(() => visit.$<HTMLButtonElement>('.alert button').click());
  expect(visit.$('.alert')).toBeNull();
  visit.server.alert = { id: 'a2', text: '[지진 안내]' };
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await visit.settle();
  expect(visit.$('.alert').textContent).toContain('[지진 안내]');
  visit.server.alert = null;
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await visit.settle();
  expect(visit.$('.alert')).toBeNull();
});
