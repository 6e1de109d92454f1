import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { textsIn } from '../../src/web/console/texts';
import { listed, myTicket, session, signedIn, ticket } from './console.fixtures';
import { begin, beginWith, desk, focused, type Room } from './console.room';

const dialogs = import.meta.glob<string>('../../dialogs/**/dialog.yaml', { eager: true, query: '?raw', import: 'default' });

let room: Room;
beforeEach(() => { document.title = '상담 데스크'; });
afterEach(() => {
  room.leave();
  vi.useRealTimers();
});

describe('the lists', () => {
  it('say urgency, topic, language and place in words', async () => {
    room = await begin('ko', ...desk);
    expect(room.find('#row-grave').textContent).toMatch(/긴급.*119 긴급.*한국어 · 웹챗 · 상담사 요청.*1번째/);
  });

  it.each(['ko', 'en'] as const)('have words for every reason that a dialog hands over for (%s)', (language) => {
    const reasons = Object.values(dialogs).flatMap((dialog) => [...dialog.matchAll(/with: \{ reason: ([\w-]+)/g)].map((found) => found[1]!));
    expect(reasons).toContain('sign-language');
    expect(reasons.filter((reason) => textsIn(language).find('reason', reason) === null)).toEqual([]);
  });

  it('say in words that they are empty', async () => {
    room = await begin('ko', signedIn, listed());
    expect(room.words).toContain('기다리는 분이 없습니다');
    await room.happen({ is: 'dutyChanged', on: false });
    expect(room.words).toContain('‘근무 중’으로 바꿔 주세요');
  });

  it('tick', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.parse('2026-11-22T01:03:20Z') });
    room = await begin('ko', ...desk);
    expect(room.find('#row-waits .waited').textContent).toBe('3:20');
    vi.advanceTimersByTime(2_000);
    await room.calm();
    expect(room.find('#row-waits .waited').textContent).toBe('3:22');
  });

  it('are one stop for Tab, and are walked with letters and arrows', async () => {
    room = await begin('ko', ...desk);
    const stops = () => room.all('.row').filter((row) => row.tabIndex === 0).map((row) => row.id);
    expect(stops()).toEqual(['row-mine']);
    await room.press('j');
    await room.press('j');
    await room.press('ArrowDown');
    expect([focused(), ...stops()]).toEqual(['row-grave', 'row-grave']);
    await room.press('k');
    expect(focused()).toBe('row-other');
    await room.press('End');
    expect(focused()).toBe('row-waits');
  });

  it('follow a ticket that is accepted to where it goes', async () => {
    room = await begin('ko', ...desk);
    await room.open('waits');
    const followed = vi.spyOn(Element.prototype, 'scrollIntoView');
    await room.happen({ is: 'ticketChanged', ticket: myTicket('waits') });
    expect(followed.mock.contexts).toEqual([room.find('#row-waits')]);
    expect(followed).toHaveBeenCalledWith({ block: 'nearest' });
    expect(room.all('.row[aria-current]').map((row) => row.id)).toEqual(['row-waits']);
    followed.mockRestore();
  });

  it('keep the focus when the row that has it is taken by somebody else', async () => {
    room = await begin('ko', ...desk);
    room.find('#row-grave').focus();
    await room.happen({ is: 'ticketChanged', ticket: ticket('grave', { status: 'open', counselor: '이서준' }) });
    expect(focused()).toBe('row-waits');
  });

  it('tell who listens to the screen about a new citizen, and the window’s title how many call', async () => {
    room = await begin('ko', ...desk);
    expect(document.title).toBe('(2) 상담 데스크');
    await room.happen({ is: 'ticketChanged', ticket: ticket('new', { language: 'en', topic: 'passport' }) });
    expect(room.all('[role=status]').map((status) => status.textContent)).toContain('새 문의: 여권, 영어, 보통');
    expect(document.title).toBe('(3) 상담 데스크');
  });
});

describe('keys', () => {
  it('a accepts the next in line and puts the cursor where one writes', async () => {
    room = await begin('ko', ...desk);
    const answering = room.server.answer;
    room.server.answer = (asked) => asked.url.endsWith('/accept') ? Response.json(myTicket('grave', { urgency: 'emergency' })) : answering(asked);
    await room.press('a');
    expect(room.server.to('/accept').map((one) => one.url)).toEqual(['/api/desk/tickets/grave/accept']);
    expect(focused()).toBe('composer');
  });

  it('Escape leads from the text to the row, and from the row to nothing open', async () => {
    room = await beginWith('ko', 'mine');
    expect(focused()).toBe('composer');
    await room.press('Escape');
    expect(focused()).toBe('row-mine');
    await room.press('Escape');
    expect(room.store.state.open).toBeNull();
    expect(focused()).toBe('row-mine');
  });

  it('Enter on the row of the open conversation leads back to where one writes', async () => {
    room = await beginWith('ko', 'mine');
    room.find('#row-mine').focus();
    await room.click('#row-mine');
    expect(focused()).toBe('composer');
  });

  it('leave the focus on the page when what had it is gone', async () => {
    room = await beginWith('ko', 'waits');
    expect(focused()).toBe('accept');
    await room.happen({ is: 'ticketChanged', ticket: ticket('waits', { status: 'open', counselor: '이서준' }) });
    expect(focused()).toBe('ticket-title');
    await room.press('?', { shiftKey: true, code: 'Slash' });
    await room.click('dialog .dialog-head button');
    expect(focused()).toBe('ticket-title');
  });

  it('? shows them all, t and x ask about the conversation that is mine', async () => {
    room = await beginWith('ko', 'mine');
    for (const [key, title] of [['?', '키보드 단축키'], ['t', '상담 넘기기'], ['x', '상담 종료']] as const) {
      room.find('#ticket-title').focus();
      await room.press(key, { shiftKey: key === '?', code: key === '?' ? 'Slash' : `Key${key.toUpperCase()}` });
      expect(room.find('dialog h2').textContent).toBe(title);
      await room.click('dialog .dialog-head button');
      expect(room.all('dialog')).toEqual([]);
    }
    await room.open('waits');
    await room.press('t', { code: 'KeyT' });
    expect(room.all('dialog')).toEqual([]);
  });
});

describe('a supervisor', () => {
  it('may transfer and close what a colleague has open', async () => {
    room = await begin('ko', { is: 'signedIn', session: { ...session, role: 'supervisor' } }, listed(ticket('theirs', { status: 'open', counselor: '이서준' })));
    await room.open('theirs');
    await room.press('t', { code: 'KeyT' }, room.find('#ticket-title'));
    expect(room.all('.choice strong').map((name) => name.textContent)).toEqual(['대기 목록으로 돌려보내기', '김하늘', '박지우']);
  });

  it('writes a note at most to it', async () => {
    room = await begin('ko', { is: 'signedIn', session: { ...session, role: 'supervisor' } }, listed(ticket('theirs', { status: 'open', counselor: '이서준' })));
    await room.open('theirs');
    await room.press('n', { code: 'KeyN' }, room.find('#ticket-title'));
    await room.type('#composer', '제가 이어서 볼게요');
    await room.press('n', { altKey: true, code: 'KeyN' });
    await room.press('Enter');
    expect(room.server.to('/note')[0]?.body).toMatchObject({ text: '제가 이어서 볼게요' });
    expect(room.server.to('/messages')).toEqual([]);
  });
});

describe('whoever may only read', () => {
  it('is offered nothing to accept, to write or to close', async () => {
    room = await begin('ko', { is: 'signedIn', session: { ...session, role: 'interpreter' } }, listed(ticket('waits')));
    await room.open('waits');
    expect(room.all('#accept, #note, #composer, .queue-foot, .ticket-acts button')).toEqual([]);
    expect(room.words).toContain('읽기만 할 수 있습니다');
  });
});

describe('what goes wrong', () => {
  it('is a lost connection that says what happens next', async () => {
    room = await begin('ko', ...desk, { is: 'connectionChanged', connection: { is: 'lost', retryAt: Date.now() + 5_000 } });
    expect(room.find('.bar-lost').textContent).toMatch(/서버와 연결이 끊겼습니다.*5초 뒤 다시 연결.*지금 연결/);
  });

  it('can be tried again, and dismissed', async () => {
    room = await begin('ko', ...desk, { is: 'noticeRaised', notice: { key: 'problem.lists', tone: 'error', again: 'lists' } });
    expect(room.find('.bar [role=alert]').textContent).toContain('목록을 불러오지 못했습니다');
    await room.click('.bar .small');
    expect(room.server.to('/tickets?status=waiting')).toHaveLength(1);
    expect(room.all('.bar')).toEqual([]);
  });
});
