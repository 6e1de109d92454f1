import type { JSX } from 'preact';
import type { CardAction } from '../shared/activity';
import { ActionButton } from './ActionButton';
import type { Ui } from './Widget';

export function QuickReplies({ ui, actions }: { ui: Ui; actions: readonly CardAction[] }): JSX.Element | null {
  if (!actions.length) return null;
  return (
    <div class="quick" lang={ui.chat.language} role="group" aria-label={ui.t('quick-replies')}>
      {actions.map((action, index) => (
        <ActionButton key={`${index} ${action.title}`} ui={ui} action={action} />
      ))}
    </div>
  );
}
