import { render } from 'preact';
import { expect, test } from 'vitest';
import '../../src/web/widget/element';

test('the element opens a shadow root', () => {
  const chat = document.createElement('inquiry-chat');
  document.body.append(chat);
  render(<b>x</b>, document.body);
  expect(chat.shadowRoot).not.toBeNull();
});
