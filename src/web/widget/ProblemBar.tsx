import type { JSX } from 'preact';
import { Icon } from './icons';
import { Linked } from './Linked';
import type { Ui } from './Widget';

/** What is wrong and what to do about it. Always in the page, so that screen readers notice the words when they come. */
export function ProblemBar({ ui: { chat, t } }: { ui: Ui }): JSX.Element {
  const { problem } = chat.state;
  return (
    <div class="problem-place" role="status">
      {problem && (
        <div class="problem" data-calm={problem.text === 'locating'}>
          <Icon name={problem.text === 'locating' ? 'pin' : 'alert'} />
          <p><Linked text={[t(problem.text, problem.values), problem.reason].filter(Boolean).join('. ')} /></p>
          {problem.text === 'unreachable' && (
            <button type="button" class="small" onClick={() => chat.wake()}>{t('reconnect')}</button>
          )}
          <button type="button" class="plain" aria-label={t('dismiss')} onClick={() => chat.warn(null)}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
