import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../src/web/console/facts';
import { detail, entry, listed, myTicket, session, signedIn, ticket } from './console.fixtures';
import { canned, counselors, Room } from './console.room';
import { problem } from './console.server';

let room: Room;
const begin = async (language: 'ko' | 'en', ...facts: readonly Fact[]) => {
  room = new Room(language);
  room.server.answer = ({ url }) => {
    const opened = /\/tickets\/([^/?]+)$/.exec(url)?.[1];
    const known = opened ? room.store.state.tickets[opened] : undefined;
    if (known) return Response.json(detail(known, talks[known.id] ?? [], { slots: [{ name: 'place', value: '정자역 사거리' }] }));
    if (url.endsWith('/counselors')) return Response.json(counselors);
    if (/\/(messages|note)$/.test(url)) return Response.json({ id: (room.server.asked.at(-1)?.body as { id: string }).id });
    if (url.includes('/tickets?')) {
      const status = new URL(url, 'http://desk').searchParams.get('status');
      return Response.json(Object.values(room.store.state.tickets).filter((one) => one.status === status));
    }
    return new Response(null, { status: 204 });
  };
  await room.happen(...facts);
};
const talks: Record<string, ReturnType<typeof entry>[]> = {
  mine: [
    entry(-3, { text: '도로가 파였어요' }), entry(-2, { from: 'bot', text: '어디인가요?' }),
    entry(-1, { attachments: [{ contentType: 'image/jpeg', contentUrl: '/photo.jpg', name: 'pothole.jpg' }], text: '' }),
    entry(1, { from: 'counselor', name: '김하늘', text: '확인했습니다', delivery: 'failed', problem: '사용자가 차단함' }),
    entry(2, { from: 'note', name: '김하늘', text: '도로과 확인' }),
    entry(3, { text: '', entities: [{ type: 'Place', name: '정자역', geo: { type: 'GeoCoordinates', latitude: 37.36, longitude: 127.1 } }] }),
  ],
  waits: [entry(-1, { text: '상담사 연결해 주세요' })],
};
const mine = myTicket('mine', { topic: 'road-damage-report', urgency: 'high' });
const desk: readonly Fact[] = [signedIn, { is: 'cannedArrived', canned }, listed(
  mine, myTicket('other', { language: 'en' }), ticket('waits'), ticket('grave', { urgency: 'emergency', topic: 'emergency-119' }))];
const beginWith = async (language: 'ko' | 'en', opened: string) => {
  await begin(language, ...desk);
  await room.open(opened);
};
const focused = () => document.activeElement?.id;

/** Colours need a layout; they are looked at in a browser. */
const faults = async () => (await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })).violations
  .map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ')}`);

beforeEach(() => { document.title = '상담 데스크'; document.documentElement.lang = 'ko'; });
afterEach(() => {
  room.leave();
  vi.useRealTimers();
  history.replaceState(null, '', location.pathname);
});

describe('signing in', () => {
  const needed: Fact = { is: 'signedOut', expired: false };
  const fill = async () => {
    await room.type('[name=name]', '김하늘');
    await room.type('[name=password]', 'secret-words');
    await room.submit();
  };

  it('says that name or password are wrong, and lets try again', async () => {
    await begin('ko', needed);
    room.server.answer = () => problem(401, 'session.wrong');
    await fill();
    expect(room.find('[role=alert]').textContent).toContain('이름이나 비밀번호가 맞지 않습니다');
    expect(focused()).toBe(room.find('[name=password]').id);
    expect(room.find<HTMLInputElement>('[name=password]').value).toBe('');
  });

  it('counts down while the account is locked and asks nobody meanwhile', async () => {
    await begin('en', needed);
    room.server.answer = () => problem(429, 'session.locked', { 'Retry-After': '270' });
    await fill();
    expect(room.find('[type=submit]').textContent).toMatch(/Try again in 4:(30|29)/);
    await fill();
    expect(room.server.to('/api/session')).toHaveLength(1);
  });

  it('leads to the desk', async () => {
    await begin('ko', needed);
    room.server.answer = ({ method }) => method === 'POST' ? new Response(null, { status: 204 }) : Response.json({ name: '김하늘', role: 'counselor', languages: ['ko'], skills: [], onDuty: true });
    await fill();
    expect(room.find('.brand').textContent).toBe('상담 데스크');
  });

  it('changes its language at a click and remembers it', async () => {
    await begin('ko', needed);
    await room.click('[lang=en]');
    expect(room.find('h1').textContent).toBe('Sign in');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('inquirybot.desk.preferences')).toContain('"language":"en"');
  });

  it('after the session has ended says that nothing is lost', async () => {
    await begin('ko', signedIn, { is: 'signedOut', expired: true });
    expect(room.words).toContain('로그인 시간이 끝났습니다');
    expect(room.find<HTMLInputElement>('[name=name]').value).toBe('김하늘');
  });
});

describe('the first sign-in', () => {
  beforeEach(async () => {
    history.replaceState(null, '', '#first=token-1');
    await begin('ko', { is: 'signedOut', expired: false });
  });

  it('wants a long password, twice the same', async () => {
    await room.type('[name=name]', '김하늘');
    await room.type('[name=password]', 'short');
    await room.type('[name=again]', 'shor');
    await room.submit();
    expect(room.words).toContain('10자 이상 입력해 주세요');
    expect(room.words).toContain('두 비밀번호가 서로 다릅니다');
    expect(room.server.asked).toHaveLength(0);
  });

  it('tells the strength in words', async () => {
    for (const [password, level] of [['123', '너무 짧음'], ['aaaaaaaaaaaa', '약함'], ['horse battery 7 staple', '강함']] as const) {
      await room.type('[name=password]', password);
      expect(room.find('.strength').textContent).toContain(level);
    }
  });

  it('sends the token once and leaves it in no address', async () => {
    room.server.answer = ({ method }) => method === 'POST' ? new Response(null, { status: 204 }) : Response.json({ name: '김하늘', role: 'administrator', languages: [], skills: [], onDuty: false });
    await room.type('[name=name]', '김하늘');
    await room.type('[name=password]', 'horse battery 7 staple');
    await room.type('[name=again]', 'horse battery 7 staple');
    await room.submit();
    expect(room.server.to('/session/first')[0]?.body).toEqual({ token: 'token-1', name: '김하늘', password: 'horse battery 7 staple' });
    expect(location.hash).toBe('');
    expect(room.find('.duty').getAttribute('aria-checked')).toBe('false');
  });

  it('says that the link was used, and shows the other way in', async () => {
    room.server.answer = () => problem(403, 'session.first-used');
    await room.type('[name=name]', '김하늘');
    await room.type('[name=password]', 'horse battery 7 staple');
    await room.type('[name=again]', 'horse battery 7 staple');
    await room.submit();
    expect(room.find('[role=alert]').textContent).toContain('이미 사용했거나');
    await room.click('button.link');
    expect(room.find('h1').textContent).toBe('로그인');
  });
});

describe('the lists', () => {
  it('say urgency, topic, language and place in words', async () => {
    await begin('ko', ...desk);
    expect(room.find('#row-grave').textContent).toMatch(/긴급.*119 긴급.*한국어 · 웹챗 · 상담사 요청.*1번째/);
  });

  it('say in words that they are empty', async () => {
    await begin('ko', signedIn, listed());
    expect(room.words).toContain('기다리는 분이 없습니다');
    await room.happen({ is: 'dutyChanged', on: false });
    expect(room.words).toContain('‘근무 중’으로 바꿔 주세요');
  });

  it('tick', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.parse('2026-11-22T01:03:20Z') });
    await begin('ko', ...desk);
    expect(room.find('#row-waits .waited').textContent).toBe('3:20');
    vi.advanceTimersByTime(2_000);
    await room.calm();
    expect(room.find('#row-waits .waited').textContent).toBe('3:22');
  });

  it('are one stop for Tab, and are walked with letters and arrows', async () => {
    await begin('ko', ...desk);
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

  it('keep the focus when the row that has it is taken by somebody else', async () => {
    await begin('ko', ...desk);
    room.find('#row-grave').focus();
    await room.happen({ is: 'ticketChanged', ticket: ticket('grave', { status: 'open', counselor: '이서준' }) });
    expect(focused()).toBe('row-waits');
  });

  it('tell who listens to the screen about a new citizen, and the window’s title how many call', async () => {
    await begin('ko', ...desk);
    expect(document.title).toBe('(2) 상담 데스크');
    await room.happen({ is: 'ticketChanged', ticket: ticket('new', { language: 'en', topic: 'passport' }) });
    expect(room.all('[role=status]').map((status) => status.textContent)).toContain('새 문의: 여권, 영어, 보통');
    expect(document.title).toBe('(3) 상담 데스크');
  });
});

describe('keys', () => {
  it('a accepts the next in line and puts the cursor where one writes', async () => {
    await begin('ko', ...desk);
    const answering = room.server.answer;
    room.server.answer = (asked) => asked.url.endsWith('/accept') ? Response.json(myTicket('grave', { urgency: 'emergency' })) : answering(asked);
    await room.press('a');
    expect(room.server.to('/accept').map((one) => one.url)).toEqual(['/api/desk/tickets/grave/accept']);
    expect(focused()).toBe('composer');
  });

  it('Escape leads from the text to the row, and from the row to nothing open', async () => {
    await beginWith('ko', 'mine');
    expect(focused()).toBe('composer');
    await room.press('Escape');
    expect(focused()).toBe('row-mine');
    await room.press('Escape');
    expect(room.store.state.open).toBeNull();
    expect(focused()).toBe('row-mine');
  });

  it('Enter on the row of the open conversation leads back to where one writes', async () => {
    await beginWith('ko', 'mine');
    room.find('#row-mine').focus();
    await room.click('#row-mine');
    expect(focused()).toBe('composer');
  });

  it('leave the focus on the page when what had it is gone', async () => {
    await beginWith('ko', 'waits');
    expect(focused()).toBe('accept');
    await room.happen({ is: 'ticketChanged', ticket: ticket('waits', { status: 'open', counselor: '이서준' }) });
    expect(focused()).toBe('ticket-title');
    await room.press('?', { shiftKey: true, code: 'Slash' });
    await room.click('dialog .dialog-head button');
    expect(focused()).toBe('ticket-title');
  });

  it('? shows them all, t and x ask about the conversation that is mine', async () => {
    await beginWith('ko', 'mine');
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

describe('the conversation', () => {
  it('folds the bot’s part and shows what the bot has found out', async () => {
    await beginWith('ko', 'mine');
    expect(room.words).toContain('상담 연결 전 대화 3건 · 사진 1장');
    expect(room.words).not.toContain('어디인가요?');
    await room.click('#bot-part');
    expect(room.words).toContain('어디인가요?');
    expect(room.find('.slots').textContent).toBe('봇이 확인한 내용장소정자역 사거리');
  });

  it('says why something was not delivered, and what the citizen does not see', async () => {
    await beginWith('ko', 'mine');
    expect(room.find('.not-delivered').textContent).toBe('전달되지 않았습니다: 사용자가 차단함');
    expect(room.find('.bubble-note').textContent).toContain('내부 메모 · 김하늘');
  });

  it('shows a shared place with its coordinates and a photo that opens large', async () => {
    await beginWith('ko', 'mine');
    expect(room.find('.bubble .place').textContent).toBe('정자역37.36000, 127.10000');
    expect(room.find('.bubble .place').getAttribute('href')).toMatch(/^https:.*,37\.36,127\.1$/);
    await room.click('.facts .photo');
    expect(room.find('dialog img').getAttribute('src')).toBe('/photo.jpg');
  });

  it('that waits can be accepted, that is a colleague’s can only be read', async () => {
    await beginWith('ko', 'waits');
    expect(room.find('#accept').textContent).toContain('이 문의 받기');
    await room.happen({ is: 'ticketChanged', ticket: ticket('waits', { status: 'open', counselor: '이서준' }) });
    expect(room.words).toContain('이서준 님이 상담하고 있습니다');
    expect(room.all('#composer')).toEqual([]);
  });

  it('shows in another language of the console', async () => {
    await beginWith('en', 'mine');
    expect(room.find('#ticket-title').textContent).toBe('Road damage reportUrgent');
    expect(room.words).toContain('Not delivered: 사용자가 차단함');
  });
});

describe('a supervisor', () => {
  it('may transfer and close what a colleague has open', async () => {
    await begin('ko', { is: 'signedIn', session: { ...session, role: 'supervisor' } }, listed(ticket('theirs', { status: 'open', counselor: '이서준' })));
    await room.open('theirs');
    await room.press('t', { code: 'KeyT' }, room.find('#ticket-title'));
    expect(room.all('.choice strong').map((name) => name.textContent)).toEqual(['대기 목록으로 돌려보내기', '김하늘', '박지우']);
  });

  it('writes a note at most to it', async () => {
    await begin('ko', { is: 'signedIn', session: { ...session, role: 'supervisor' } }, listed(ticket('theirs', { status: 'open', counselor: '이서준' })));
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
    await begin('ko', { is: 'signedIn', session: { ...session, role: 'interpreter' } }, listed(ticket('waits')));
    await room.open('waits');
    expect(room.all('#accept, #note, #composer, .queue-foot, .ticket-acts button')).toEqual([]);
    expect(room.words).toContain('읽기만 할 수 있습니다');
  });
});

describe('the composer', () => {
  const sent = (act: string) => room.server.to(act).map((one) => (one.body as { text: string }).text);

  it('sends with Enter, not with Shift+Enter, and not in the middle of a syllable', async () => {
    await beginWith('ko', 'mine');
    await room.type('#composer', '네, 확인했습니다');
    await room.press('Enter', { shiftKey: true });
    await room.press('Enter', { isComposing: true });
    expect(sent('/messages')).toEqual([]);
    await room.press('Enter');
    expect(sent('/messages')).toEqual(['네, 확인했습니다']);
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('');
    expect(focused()).toBe('composer');
  });

  it('keeps what is written per conversation', async () => {
    await beginWith('ko', 'mine');
    await room.type('#composer', '쓰다 만 글');
    await room.open('other');
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('');
    await room.open('mine');
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('쓰다 만 글');
  });

  it('writes a note with Alt+N, and never sends it as an answer', async () => {
    await beginWith('ko', 'mine');
    await room.type('#composer', '답변 초안');
    await room.press('n', { altKey: true, code: 'KeyN' });
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('');
    await room.type('#composer', '도로과에 확인함');
    await room.press('Enter');
    expect(sent('/note')).toEqual(['도로과에 확인함']);
    expect(sent('/messages')).toEqual([]);
    await room.press('n', { altKey: true, code: 'KeyN' });
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('답변 초안');
  });

  it('offers canned replies after a slash, in the citizen’s language, chosen with arrows and Enter', async () => {
    await beginWith('ko', 'other');
    await room.type('#composer', '/');
    expect(room.all('[role=option]').map((option) => option.querySelector('.canned-title')?.textContent)).toEqual(['Greeting', 'One moment']);
    await room.press('ArrowDown');
    expect(room.find('#composer').getAttribute('aria-activedescendant')).toBe('canned-wait');
    await room.press('Enter');
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('One moment, please.');
    expect(sent('/messages')).toEqual([]);
    await room.type('#composer', '/잠시');
    expect(room.all('[role=option]')).toHaveLength(1);
    await room.press('Escape');
    expect(room.all('[role=option]')).toEqual([]);
    expect(room.store.state.open).toBe('other');
  });

  it('tells the citizen that somebody writes, but not while it is a note', async () => {
    await beginWith('ko', 'mine');
    await room.press('n', { altKey: true, code: 'KeyN' });
    await room.type('#composer', '메모');
    expect(room.server.to('/typing')).toHaveLength(0);
    await room.press('n', { altKey: true, code: 'KeyN' });
    await room.type('#composer', '답변');
    expect(room.server.to('/typing')).toHaveLength(1);
  });

  it('keeps a refused text on screen and lets it be rewritten', async () => {
    await beginWith('ko', 'mine');
    const answering = room.server.answer;
    room.server.answer = (asked) => asked.url.endsWith('/messages') ? problem(413, 'too-long') : answering(asked);
    await room.type('#composer', '아주 긴 글');
    await room.press('Enter');
    expect(room.find('.bubble-outgoing [role=alert]').textContent).toContain('글이 너무 깁니다');
    await room.click('.bubble-outgoing button');
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('아주 긴 글');
    expect(room.all('.bubble-outgoing')).toEqual([]);
  });
});

describe('leaving a conversation', () => {
  it('to a colleague offers those on duty who speak the language first', async () => {
    await beginWith('ko', 'mine');
    await room.press('t', { code: 'KeyT' }, room.find('#ticket-title'));
    const choices = room.all('.choice').map((choice) => choice.querySelector('strong')?.textContent);
    expect(choices).toEqual(['대기 목록으로 돌려보내기', '이서준', '박지우']);
    await room.click('.choice:nth-of-type(2) input');
    await room.type('dialog textarea', '도로과 회신 대기');
    await room.submit('dialog form');
    expect(room.server.to('/transfer')[0]?.body).toEqual({ to: '이서준', note: '도로과 회신 대기' });
    expect(room.all('dialog')).toEqual([]);
  });

  it('closes it with how it ended', async () => {
    await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    await room.click('.choice:nth-of-type(2) input');
    await room.submit('dialog form');
    expect(room.server.to('/close')[0]?.body).toEqual({ resolution: 'referred' });
    expect(room.store.state.open).toBeNull();
  });

  it('that is refused says why in the dialog', async () => {
    await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    room.server.answer = () => problem(409, 'ticket.not-open');
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toBe('이미 종료된 상담입니다.');
  });
});

describe('what goes wrong', () => {
  it('is a lost connection that says what happens next', async () => {
    await begin('ko', ...desk, { is: 'connectionChanged', connection: { is: 'lost', retryAt: Date.now() + 5_000 } });
    expect(room.find('.bar-lost').textContent).toMatch(/서버와 연결이 끊겼습니다.*5초 뒤 다시 연결.*지금 연결/);
  });

  it('can be tried again, and dismissed', async () => {
    await begin('ko', ...desk, { is: 'noticeRaised', notice: { key: 'problem.lists', tone: 'error', again: 'lists' } });
    expect(room.find('.bar [role=alert]').textContent).toContain('목록을 불러오지 못했습니다');
    await room.click('.bar .small');
    expect(room.server.to('/tickets?status=waiting')).toHaveLength(1);
    expect(room.all('.bar')).toEqual([]);
  });
});

describe('accessibility', () => {
  const shown: readonly (readonly [string, () => Promise<void>])[] = [
    ['the sign-in', () => begin('ko', { is: 'signedOut', expired: false })],
    ['the desk with nothing open', () => begin('ko', ...desk)],
    ['an empty desk', () => begin('en', signedIn, listed())],
    ['my conversation', async () => { await beginWith('ko', 'mine'); await room.click('#bot-part'); }],
    ['a note and canned replies', async () => { await beginWith('en', 'mine'); await room.type('#composer', '/'); }],
    ['a waiting conversation', () => beginWith('ko', 'waits')],
    ['bars', () => begin('ko', ...desk, { is: 'noticeRaised', notice: { key: 'problem.lists', tone: 'error', again: 'lists' } }, { is: 'connectionChanged', connection: { is: 'lost', retryAt: 0 } })],
    ['help', async () => { await begin('ko', ...desk); await room.click('.help-button'); }],
    ['transfer', async () => { await beginWith('ko', 'mine'); await room.press('t', { code: 'KeyT' }, room.find('#ticket-title')); }],
    ['close', async () => { await beginWith('ko', 'mine'); await room.press('x', { code: 'KeyX' }, room.find('#ticket-title')); }],
    ['settings', async () => { await begin('ko', ...desk); room.find('.menu').setAttribute('open', ''); }],
    ['the closed list', async () => { await begin('ko', ...desk); await room.click('.tabs button:nth-child(3)'); }],
  ];

  it.each(shown)('has no fault that axe can find: %s', async (_, show) => {
    await show();
    expect(await faults()).toEqual([]);
  });
});

describe('texts', () => {
  it('fill the same holes in both languages', async () => {
    const [ko, en] = await Promise.all([import('../../src/web/console/texts.ko.json'), import('../../src/web/console/texts.en.json')]);
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(Object.keys(en.default)).toEqual(Object.keys(ko.default));
    for (const [key, text] of Object.entries(ko.default))
      expect([key, ...holes(en.default[key as keyof typeof ko.default])]).toEqual([key, ...holes(text)]);
  });
});
