import type { JSX } from 'preact';
import { type CardAction, safeUrl } from '../shared/activity';
import { Icon } from './icons';
import { elsewhere, whole } from './Linked';
import type { Ui } from './Widget';

const says = ['imBack', 'postBack', 'messageBack'];

/** A button of the bot: it says something, or it is a link. One that leads nowhere safe is only its words. */
export function ActionButton({ ui: { chat, t }, action }: { ui: Ui; action: CardAction }): JSX.Element | null {
  const title = <span>{whole(action.title ?? String(action.value ?? ''))}</span>;
  if (says.includes(action.type)) {
    return (
      <button type="button" class="action" onClick={() => chat.press(action)}>
        {action.channelData?.share === 'location' && <Icon name="pin" />}
        {title}
      </button>
    );
  }
  const href = safeUrl(action.value, chat.base);
  if (!href) return <span class="action">{title}</span>;
  const dials = href.startsWith('tel:');
  return (
    <a class="action" href={href} {...elsewhere(href)}>
      {dials && <Icon name="phone" />}
      {title}
      {!dials && <Icon name="out" />}
      {!dials && <span class="hidden"> ({t('opens-new-window')})</span>}
    </a>
  );
}
