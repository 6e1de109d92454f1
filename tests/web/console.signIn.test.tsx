import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../src/web/console/facts';
import { signedIn } from './console.fixtures';
import { begin, focused, Room } from './console.room';
import { problem } from './console.server';

let room: Room;
afterEach(() => {
  room.leave();
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
    room = await begin('ko', needed);
    room.server.answer = () => problem(401, 'session.wrong');
    await fill();
    expect(room.find('[role=alert]').textContent).toContain('이름이나 비밀번호가 맞지 않습니다');
    expect(focused()).toBe(room.find('[name=password]').id);
    expect(room.find<HTMLInputElement>('[name=password]').value).toBe('');
  });

  it('counts down while the account is locked and asks nobody meanwhile', async () => {
    room = await begin('en', needed);
    room.server.answer = () => problem(429, 'session.locked', { 'Retry-After': '270' });
    await fill();
    expect(room.find('[type=submit]').textContent).toMatch(/Try again in 4:(30|29)/);
    await fill();
    expect(room.server.to('/api/session')).toHaveLength(1);
  });

  it('leads to the desk', async () => {
    room = await begin('ko', needed);
    room.server.answer = ({ method }) => method === 'POST' ? new Response(null, { status: 204 }) : Response.json({ name: '김하늘', role: 'counselor', languages: ['ko'], skills: [], onDuty: true });
    await fill();
    expect(room.find('.brand').textContent).toBe('상담 데스크');
  });

  it('changes its language at a click and remembers it', async () => {
    room = await begin('ko', needed);
    await room.click('[lang=en]');
    expect(room.find('h1').textContent).toBe('Sign in');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('inquirybot.desk.preferences')).toContain('"language":"en"');
  });

  it('after the session has ended says that nothing is lost', async () => {
    room = await begin('ko', signedIn, { is: 'signedOut', expired: true });
    expect(room.words).toContain('로그인 시간이 끝났습니다');
    expect(room.find<HTMLInputElement>('[name=name]').value).toBe('김하늘');
  });
});

describe('the first sign-in', () => {
  beforeEach(async () => {
    history.replaceState(null, '', '#first=token-1');
    room = await begin('ko', { is: 'signedOut', expired: false });
  });

  it('wants a long password, twice the same', async () => {
    await room.type('[name=name]', '김하늘');
    await room.type('[name=password]', 'short');
    await room.type('[name=again]', 'shor');
    await room.submit();
    expect(room.words).toContain('10자 이상 입력해 주세요');
    expect(room.words).toContain('두 비밀번호가 서로 다릅니다');
    expect(room.server.asked.map((one) => one.body)).toEqual([{ token: 'token-1', name: '', password: '' }]);
  });

  it('reads out what is wrong, and leads to the first field that is', async () => {
    await room.type('[name=name]', '김하늘');
    await room.type('[name=password]', 'short');
    await room.type('[name=again]', 'shor');
    await room.submit();
    expect(room.all('.field-wrong').map((wrong) => wrong.getAttribute('role'))).toEqual(['alert', 'alert']);
    expect(document.activeElement).toBe(room.find('[name=password]'));
  });

  it('says whom the name is told', () => expect(room.words).toContain('시민에게도 보입니다'));

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
    expect(room.server.to('/session/first').at(-1)?.body).toEqual({ token: 'token-1', name: '김하늘', password: 'horse battery 7 staple' });
    expect(location.hash).toBe('');
    expect(room.find('.duty').getAttribute('aria-checked')).toBe('false');
  });

  it('says that the link was used, and shows the other way in', async () => {
    room.server.answer = () => problem(403, 'first.used');
    await room.type('[name=name]', '김하늘');
    await room.type('[name=password]', 'horse battery 7 staple');
    await room.type('[name=again]', 'horse battery 7 staple');
    await room.submit();
    expect([room.find('h1').textContent, room.all('form')]).toEqual(['사용할 수 없는 링크입니다', []]);
    await room.click('button.primary');
    expect(room.find('h1').textContent).toBe('로그인');
  });

  it('of a link that was used before shows no form, and the other way in', async () => {
    room.leave();
    history.replaceState(null, '', '#first=token-0');
    room = new Room('ko');
    room.server.answer = () => problem(403, 'first.used');
    await room.happen({ is: 'signedOut', expired: false });
    await room.calm();
    expect([room.find('h1').textContent, room.all('form')]).toEqual(['사용할 수 없는 링크입니다', []]);
    await room.click('button.primary');
    expect([room.find('h1').textContent, location.hash]).toEqual(['로그인', '']);
  });
});
