import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/web/console/contract';
import { detail, entry, listed, myTicket, session, signedIn, ticket } from './console.fixtures';
import { begin, beginWith, focused, Room } from './console.room';
import { problem } from './console.server';

let room: Room;
afterEach(() => room.leave());

describe('the conversation', () => {
  it('folds the bot’s part and shows what the bot has found out', async () => {
    room = await beginWith('ko', 'mine');
    expect(room.words).toContain('상담 연결 전 대화 3건 · 사진 1장');
    expect(room.words).not.toContain('어디인가요?');
    await room.click('#bot-part');
    expect(room.words).toContain('어디인가요?');
    expect(room.find('.slots').textContent).toContain('장소정자역 사거리');
  });

  it('says why something was not delivered, and what the citizen does not see', async () => {
    room = await beginWith('ko', 'mine');
    expect(room.find('.not-delivered').textContent).toBe('전달되지 않았습니다: 사용자가 차단함');
    expect(room.find('.bubble-note').textContent).toContain('내부 메모 · 김하늘');
  });

  it('shows a shared place with its coordinates and a photo that opens large', async () => {
    room = await beginWith('ko', 'mine');
    expect(room.find('.bubble .place').textContent).toBe('정자역37.36000, 127.10000');
    expect(room.find('.bubble .place').getAttribute('href')).toMatch(/^https:.*,37\.36,127\.1$/);
    await room.click('.facts .photo');
    expect(room.find('dialog img').getAttribute('src')).toBe('/v3/directline/attachments/p1');
  });

  it('that waits can be accepted, that is a colleague’s can only be read', async () => {
    room = await beginWith('ko', 'waits');
    expect(room.find('#accept').textContent).toContain('이 문의 받기');
    await room.happen({ is: 'ticketChanged', ticket: ticket('waits', { status: 'open', counselor: '이서준' }) });
    expect(room.words).toContain('이서준 님이 상담하고 있습니다');
    expect(room.all('#composer')).toEqual([]);
  });

  it('shows in another language of the console', async () => {
    room = await beginWith('en', 'mine');
    expect(room.find('#ticket-title').textContent).toBe('Road damage reportUrgent');
    expect(room.words).toContain('Not delivered: 사용자가 차단함');
  });

  it('shows what a card of the bot said and where its buttons lead', async () => {
    const content = { text: '담당: 외교부', buttons: [{ type: 'openUrl', title: '여권안내', value: 'https://www.passport.go.kr' }] };
    const said = entry(1, { from: 'bot', text: '여권은', attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content }] });
    room = new Room('ko');
    room.server.answer = ({ url }) => Response.json(url.includes('/tickets/t') ? detail(myTicket('t'), [said]) : []);
    await room.happen(signedIn, listed(myTicket('t')));
    await room.open('t');
    expect(room.find('.bubble-bot').textContent).toContain('담당: 외교부');
    expect(room.find('.bubble-bot a').getAttribute('href')).toBe('https://www.passport.go.kr');
    expect(room.all('.bubble-bot .files')).toEqual([]);
  });
});

describe('a private value', () => {
  it('is shown when a counselor says why, and nowhere but there', async () => {
    room = await beginWith('ko', 'mine');
    expect(room.find('.slots').textContent).toContain('전화번호보호된 값');
    await room.click('.sealed button');
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toBe('이유를 적어 주세요.');
    expect(room.server.to('/reveal')).toHaveLength(0);
    room.server.answer = () => Response.json({ value: '01012345678' });
    await room.type('dialog input', '전화 회신');
    await room.submit('dialog form');
    expect(room.server.to('/mine/reveal')[0]?.body).toEqual({ slot: 'phone', reason: '전화 회신' });
    expect(room.find('.slots').textContent).toContain('전화번호010-1234-5678');
    expect(JSON.stringify(room.store.state)).not.toContain('1234');
  });

  it('to which the key is gone says so, and whom to ask', async () => {
    room = await beginWith('ko', 'mine');
    await room.click('.sealed button');
    room.server.answer = () => problem(409, 'key.missing');
    await room.type('dialog input', '전화 회신');
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toContain('키 폴더를 백업에서 되돌려 달라고');
  });
});

describe('a message in which something is covered', () => {
  it('is shown as it was written when a counselor says why, and nowhere but there', async () => {
    room = await beginWith('ko', 'mine');
    await room.click('#bot-part');
    expect(room.all('.bubble-box button.small')).toHaveLength(1);
    room.server.answer = () => Response.json({ value: '도로가 파였어요. 010-1234-5678로 전화 주세요' });
    await room.click('.bubble-box button.small');
    await room.type('dialog input', '전화 회신');
    await room.submit('dialog form');
    expect(room.server.to('/mine/reveal')[0]?.body).toEqual({ line: -3, reason: '전화 회신' });
    expect(room.find('.bot-part-said').textContent).toContain('010-1234-5678');
    expect(JSON.stringify(room.store.state)).not.toContain('1234');
  });

  it('stays covered for whoever only reads', async () => {
    room = await beginWith('ko', 'mine');
    await room.happen({ is: 'signedIn', session: { ...session, role: 'interpreter' } });
    await room.click('#bot-part');
    expect(room.find('.bot-part-said').textContent).toContain('010-****-5678');
    expect(room.all('.bubble-box button.small')).toEqual([]);
  });
});

describe('the composer', () => {
  const sent = (act: string) => room.server.to(act).map((one) => (one.body as { text: string }).text);

  it('sends with Enter, not with Shift+Enter, and not in the middle of a syllable', async () => {
    room = await beginWith('ko', 'mine');
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
    room = await beginWith('ko', 'mine');
    await room.type('#composer', '쓰다 만 글');
    await room.open('other');
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('');
    await room.open('mine');
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('쓰다 만 글');
  });

  it('writes a note with Alt+N, and never sends it as an answer', async () => {
    room = await beginWith('ko', 'mine');
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
    room = await beginWith('ko', 'other');
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

  it('never sends a search that finds nothing, and says so; a space before the slash sends it', async () => {
    room = await beginWith('ko', 'mine');
    await room.type('#composer', '/감사');
    expect(room.find('.canned-none').textContent).toContain('맞는 상용구가 없습니다');
    await room.press('Enter');
    await room.submit('.composer');
    expect(sent('/messages')).toEqual([]);
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('/감사');
    await room.type('#composer', '/인사');
    await room.press('Escape');
    await room.press('Enter');
    expect(sent('/messages')).toEqual([]);
    await room.type('#composer', ' /감사');
    expect(room.all('.canned')).toEqual([]);
    await room.press('Enter');
    expect(sent('/messages')).toEqual(['/감사']);
  });

  it('folds a text of many screens, and unfolds it', async () => {
    room = await beginWith('en', 'mine');
    const long = '도로가 파였습니다. '.repeat(900).trim();
    await room.happen({ is: 'entryArrived', ticket: 'mine', entry: entry(9, { text: long }) });
    const words = () => room.all('.words').at(-1)!.textContent!;
    expect(words().length).toBeLessThan(620);
    expect(room.find('.bubble-box [aria-expanded=false]').textContent).toBe('Show all');
    await room.click('.bubble-box [aria-expanded=false]');
    expect(words()).toBe(long);
  });

  it('tells the citizen that somebody writes, but not while it is a note', async () => {
    room = await beginWith('ko', 'mine');
    await room.press('n', { altKey: true, code: 'KeyN' });
    await room.type('#composer', '메모');
    expect(room.server.to('/typing')).toHaveLength(0);
    await room.press('n', { altKey: true, code: 'KeyN' });
    await room.type('#composer', '답변');
    expect(room.server.to('/typing')).toHaveLength(1);
  });

  it('keeps a refused text on screen and lets it be rewritten', async () => {
    room = await beginWith('ko', 'mine');
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
    room = await beginWith('ko', 'mine');
    await room.press('t', { code: 'KeyT' }, room.find('#ticket-title'));
    const choices = room.all('.choice').map((choice) => choice.querySelector('strong')?.textContent);
    expect(choices).toEqual(['대기 목록으로 돌려보내기', '이서준', '박지우']);
    await room.click('.choice:nth-of-type(2) input');
    await room.type('dialog textarea', '도로과 회신 대기');
    await room.submit('dialog form');
    expect(room.server.to('/transfer')[0]?.body).toEqual({ to: '이서준', note: '도로과 회신 대기' });
    expect(room.all('dialog')).toEqual([]);
  });

  it('that is refused says why in the dialog', async () => {
    room = await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    room.server.answer = () => problem(409, 'ticket.not-open');
    await room.click('.choice input');
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toBe('이미 종료된 상담입니다.');
  });
});

describe('what was said in public', () => {
  const comment = myTicket('comment', { channel: 'messenger', topic: 'comment', reason: 'comment', public: true });
  const opened = async (transcript: readonly Entry[], privateReplies = true) => {
    room = await begin('ko', signedIn, listed(comment));
    const answer = room.server.answer;
    room.server.answer = (asked) => asked.url.endsWith('/tickets/comment') ? Response.json(detail(comment, transcript, { privateReplies })) : answer(asked);
    await room.open('comment');
  };

  it('is answered in public, and says so before', async () => {
    await opened([entry(1, { text: '여기 가로등이 꺼졌어요.' })]);
    expect(room.find('#ticket-title').textContent).toBe('공개 댓글');
    expect(document.getElementById(room.find('#composer').getAttribute('aria-describedby') ?? '')?.textContent).toContain('누구나 볼 수 있는 답변');
    await room.type('#composer', '확인했습니다.');
    await room.press('Enter');
    expect(room.server.to('/comment/messages')[0]?.body).toMatchObject({ text: '확인했습니다.' });
    expect(room.server.to('/comment/messages')[0]?.body).not.toHaveProperty('private');
  });

  it('is answered privately by one button that the keyboard reaches', async () => {
    await opened([entry(1, { text: '여기 가로등이 꺼졌어요.' })]);
    await room.type('#composer', '자세한 위치를 알려 주세요.');
    expect(room.find('#send-privately').tabIndex).toBe(0);
    await room.click('#send-privately');
    expect(room.server.to('/comment/messages')[0]?.body).toMatchObject({ text: '자세한 위치를 알려 주세요.', private: true });
    expect(room.words).toContain('비공개');
  });

  it('is answered privately once, and only where the channel can', async () => {
    await opened([entry(1), entry(2, { from: 'counselor', name: session.name, privately: true })]);
    expect(room.all('#send-privately')).toEqual([]);
    room.leave();
    await opened([entry(1)], false);
    expect(room.all('#send-privately')).toEqual([]);
  });

  it('keeps personal data back, and says what to do', async () => {
    await opened([entry(1)]);
    room.server.answer = () => problem(409, 'text.personal-data');
    await room.type('#composer', '010-1234-5678로 전화 주세요.');
    await room.press('Enter');
    expect(room.find('.not-delivered').textContent).toBe('공개 답변에 개인정보가 들어 있어 보내지 않았습니다. 개인정보를 지우거나 ‘비공개로 보내기’를 누르세요.');
    await room.click('.bubble-foot-problem button');
    expect(room.find<HTMLTextAreaElement>('#composer').value).toBe('010-1234-5678로 전화 주세요.');
  });

  it('looks like any other conversation when a note is written', async () => {
    await opened([entry(1)]);
    await room.click('.kind-note');
    expect(room.all('#composer-public, #send-privately')).toEqual([]);
  });
});
