import { expect, test } from 'vitest';
import { imageUrl, safeUrl } from '../../src/web/shared/activity';
import { parts } from '../../src/web/shared/links';

const links = (text: string) => parts(text).flatMap(({ text: words, href }) => (href ? [[words, href]] : []));

test.each([
  ['정부24(https://www.gov.kr)에서', [['https://www.gov.kr', 'https://www.gov.kr']]],
  ['See https://www.gov.kr/a?b=1.', [['https://www.gov.kr/a?b=1', 'https://www.gov.kr/a?b=1']]],
  ['www.gg.go.kr 참고', [['www.gg.go.kr', 'https://www.gg.go.kr']]],
  ['문의 help@gg.go.kr', [['help@gg.go.kr', 'mailto:help@gg.go.kr']]],
  ['정부24 상담 1588-2188로', [['1588-2188', 'tel:15882188']]],
  ['경기도콜센터 031-120에서', [['031-120', 'tel:031120']]],
  ['010-1234-5678, 031-228-2114', [['010-1234-5678', 'tel:01012345678'], ['031-228-2114', 'tel:0312282114']]],
  ['+82-2-1234-5678', [['+82-2-1234-5678', 'tel:+82212345678']]],
  ['119(구조·구급)나 112(교통)에 전화', [['119', 'tel:119'], ['112', 'tel:112']]],
  ['please call 119 now', [['119', 'tel:119']]],
  ['국번 없이 1345', [['1345', 'tel:1345']]],
  ['자살예방 상담전화 109와', [['109', 'tel:109']]],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test.each(['수수료는 1,345원입니다', '119명이 신청했습니다', '효원로 112번지', '2026-05-04', '접수번호 20-120-119', '접수번호 2026-0504-1588-2188', '3.14', 'javascript:alert(1)'])(
  'no link in "%s"',
  (text) => expect(links(text)).toEqual([]),
);

test('every letter of the message is there', () => {
  const text = '<b>굵게</b> https://a.kr?x=1&y=2, 031-120\n끝.';
  expect(parts(text).map((part) => part.text).join('')).toBe(text);
});

test('only addresses that are safe to follow become links', () => {
  expect(safeUrl('javascript:alert(1)')).toBeUndefined();
  expect(safeUrl('data:text/html,x')).toBeUndefined();
  expect(safeUrl('not an address')).toBeUndefined();
  expect(safeUrl(42)).toBeUndefined();
  expect(safeUrl('/v3/directline/attachments/1', 'https://chat.example/')).toBe('https://chat.example/v3/directline/attachments/1');
  expect(safeUrl('tel:119')).toBe('tel:119');
  expect(imageUrl('data:image/png;base64,AA')).toBe('data:image/png;base64,AA');
  expect(imageUrl('data:text/html,x')).toBeUndefined();
});
