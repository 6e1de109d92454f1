import { expect, test, vi } from 'vitest';
import { textsOf } from '../../src/web/shared/texts';
import korean from '../../src/web/shared/texts.ko.json';
import type { Entry } from '../../src/web/widget/state';
import { clockTime, day, fullTime } from '../../src/web/widget/times';
import { transcript } from '../../src/web/widget/transcript';

const entry = (more: Partial<Entry> & Pick<Entry, 'activity'>): Entry => ({
  key: '1', mine: false, delivery: 'sent', stored: true, at: Date.parse('2026-05-04T09:00:00'), ...more,
});

const nine = fullTime('ko', Date.parse('2026-05-04T09:00:00'));

test('the transcript says who said what and when, cards and files included', () => {
  const hero = { title: '정부24', buttons: [{ type: 'openUrl', title: '열기', value: 'https://www.gov.kr' }, { type: 'call', title: '119 전화하기', value: 'tel:119' }, { type: 'call', title: '상담 전화', value: 'tel:031-120' }] };
  const entries = [
    entry({ activity: { type: 'message', text: '안녕하세요', attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: hero }] } }),
    entry({ mine: true, activity: { type: 'message', text: '여기예요', attachments: [{ contentType: 'image/jpeg', name: 'hole.jpg' }] } }),
    entry({ activity: { type: 'message', text: '확인했습니다', from: { id: 'b', name: '김민지' }, channelData: { counselor: true } } }),
    entry({ activity: { type: 'message' }, notice: 'conversation-ended' }),
  ];
  expect(transcript(entries, textsOf(korean), 'ko', Date.parse('2026-05-04T09:30:00')).split('\r\n')).toEqual([
    '경기도 120 상담 대화 내용',
    `저장한 때: ${fullTime('ko', Date.parse('2026-05-04T09:30:00'))}`,
    '',
    `[${nine}] 챗봇: 안녕하세요`,
    '정부24',
    '· 열기 https://www.gov.kr',
    '· 119 전화하기',
    '· 상담 전화 031-120',
    `[${nine}] 나: 여기예요`,
    '(사진: hole.jpg)',
    `[${nine}] 상담사 김민지: 확인했습니다`,
    `[${nine}] 경기도 120 상담: 상담이 끝났습니다. 이어서 물어보셔도 됩니다.`,
    '',
  ]);
});

test('the time is said in numbers where the browser does not know the language, and not in its own', () => {
  const at = Date.parse('2026-05-04T14:05:00');
  vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([]);
  expect([clockTime('mn', at), day('mn', at), fullTime('mn', at)]).toEqual(['14:05', '2026-05-04', '2026-05-04 14:05']);
  vi.restoreAllMocks();
  expect(clockTime('ko', at)).toContain('2:05');
});
