import { afterEach, describe, expect, it } from 'vitest';
import { beginWith, type Room } from './console.room';

let room: Room;
afterEach(() => room.leave());

describe('the end of a conversation', () => {
  it('closes it with how it ended', async () => {
    room = await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    await room.click('.choice:nth-of-type(2) input');
    await room.submit('dialog form');
    expect(room.server.to('/close')[0]?.body).toEqual({ resolution: 'referred' });
    expect(room.store.state.open).toBeNull();
  });

  it('chooses nothing by itself, and says that a choice is missing', async () => {
    room = await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    expect(room.all('dialog input:checked')).toEqual([]);
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toBe('처리 결과를 하나 골라 주세요.');
    expect(room.server.to('/close')).toEqual([]);
    await room.click('.choice input');
    expect(room.all('dialog [role=alert]')).toEqual([]);
  });

  it('asks for a note where it ended otherwise', async () => {
    room = await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    await room.click('.choice:nth-of-type(5) input');
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toContain('메모에 적어 주세요');
    expect(room.server.to('/close')).toEqual([]);
    await room.type('dialog textarea', '전화로 다시 연락하기로 함');
    await room.submit('dialog form');
    expect(room.server.to('/close')[0]?.body).toEqual({ resolution: 'other', note: '전화로 다시 연락하기로 함' });
  });

  it('without its note leads to the note', async () => {
    room = await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    await room.click('.choice:nth-of-type(5) input');
    await room.submit('dialog form');
    expect(document.activeElement).toBe(room.find('dialog textarea'));
    expect(room.find('dialog textarea').getAttribute('aria-invalid')).toBe('true');
  });

  it('comes by Ctrl and Enter from the note, but not by Enter alone', async () => {
    room = await beginWith('ko', 'mine');
    await room.press('x', { code: 'KeyX' }, room.find('#ticket-title'));
    await room.click('.choice:nth-of-type(2) input');
    await room.press('Enter', {}, room.find('dialog textarea'));
    expect(room.server.to('/close')).toEqual([]);
    await room.press('Enter', { ctrlKey: true }, room.find('dialog textarea'));
    expect(room.server.to('/close').map((asked) => asked.body)).toEqual([{ resolution: 'referred' }]);
  });
});
