import { afterEach, beforeEach, expect, test } from 'vitest';
import { Visit } from './visit';

/** A citizen who comes by the link of a messenger into a tab that may have had a conversation of its own. */
let visit: Visit;

beforeEach(() => {
  visit = new Visit();
});

afterEach(() => visit.end());

const arrives = async (link: string) => {
  visit.load(link);
  await visit.open();
};

test('a link leads into the conversation of the messenger, and the own one can be gone back to', async () => {
  await visit.open();
  await visit.says('여권 발급');
  visit.server.beginElsewhere('L1', '도로에 구멍이 있어요');
  await arrives('L1');
  expect(visit.bubbles).toEqual(['도로에 구멍이 있어요']);

  await visit.presses('설정');
  await visit.presses('이 창에서 하던 상담으로 돌아가기');
  expect(visit.bubbles).toEqual(['여권 발급']);

  visit.load();
  await visit.open();
  expect(visit.bubbles).toEqual(['여권 발급']);
});

test('the button of the messenger leads here again after the page was closed, and in no other browser', async () => {
  visit.server.beginElsewhere('L1', '도로에 구멍이 있어요');
  await arrives('L1');
  sessionStorage.clear();
  await arrives('L1');
  expect(visit.bubbles).toEqual(['도로에 구멍이 있어요']);

  sessionStorage.clear();
  localStorage.clear();
  await arrives('L1');
  expect(visit.$('.system').textContent).toBe('이 링크는 이미 사용되었습니다.');
});

test('a reload stays with the conversation of the messenger', async () => {
  await visit.open();
  visit.server.beginElsewhere('L1', '도로에 구멍이 있어요');
  await arrives('L1');
  visit.load();
  await visit.open();

  expect(visit.bubbles).toEqual(['도로에 구멍이 있어요']);
});

test('what was written and not sent stays with the own conversation', async () => {
  await visit.open();
  visit.server.down = true;
  visit.server.dropSockets();
  await visit.says('여권 발급');
  visit.server.beginElsewhere('L1', '도로에 구멍이 있어요');
  visit.server.down = false;
  await arrives('L1');

  expect(visit.server.conversations.get('elsewhere-L1')!.activities.map(({ text }) => text)).toEqual(['도로에 구멍이 있어요']);
});

test('without an own conversation there is nothing to go back to', async () => {
  visit.server.beginElsewhere('L1', '도로에 구멍이 있어요');
  await arrives('L1');
  await visit.presses('설정');

  expect(visit.button('이 창에서 하던 상담으로 돌아가기')).toBeUndefined();
});

test('a link that is used up says so, and is no end of anything', async () => {
  await arrives('of yesterday');

  expect(visit.$('.system').textContent).toBe('이 링크는 이미 사용되었습니다.');
  expect(visit.server.conversations.size).toBe(1);
});

test('after a link that is used up the own conversation is there', async () => {
  await visit.open();
  await visit.says('여권 발급');
  await arrives('of yesterday');

  expect(visit.bubbles).toEqual(['여권 발급']);
  expect(visit.$('.system').textContent).toBe('이 링크는 이미 사용되었습니다.');
});

test('what waits in the own conversation is shown again when one goes back', async () => {
  await visit.open();
  visit.server.down = true;
  visit.server.dropSockets();
  await visit.says('여권 발급');
  visit.server.down = false;
  visit.server.beginElsewhere('L1', '도로에 구멍이 있어요');
  await arrives('L1');
  visit.server.down = true;
  visit.server.dropSockets();
  await visit.says('아직 그대로예요');

  await visit.presses('설정');
  await visit.presses('이 창에서 하던 상담으로 돌아가기');
  expect(visit.bubbles).toEqual(['여권 발급']);

  visit.server.down = false;
  visit.load();
  await visit.open();
  expect(visit.bubbles).toEqual(['여권 발급']);
});

test('what is being kept while one goes back is not sent to the own conversation', async () => {
  await visit.open();
  await visit.says('여권 발급');
  visit.server.beginElsewhere('L1', '도로에 구멍이 있어요');
  await arrives('L1');
  visit.server.down = true;
  visit.server.dropSockets();
  visit.chat.say('아직 그대로예요', [new File(['x'], 'road.jpg', { type: 'image/jpeg' })]);
  visit.chat.goBack();
  await visit.settle();

  visit.server.down = false;
  visit.load();
  await visit.open();
  expect(visit.bubbles).toEqual(['여권 발급']);
});

test('what was written while a used link was followed is not lost', async () => {
  visit.server.down = true;
  await arrives('of yesterday');
  await visit.says('여권 발급');
  visit.server.down = false;
  await visit.settle(5_000);

  expect(visit.$('.system').textContent).toBe('이 링크는 이미 사용되었습니다.');
  expect(visit.bubbles).toContain('여권 발급');
  expect(visit.sent).toEqual(['여권 발급']);
});
