import { useDesk } from '../context';
import { wordsFor } from '../problems';
import type { Asked } from './useAnswer';

/** Why there is nothing to see yet, or nothing newer, and what can be done about it. */
export function Trouble({ asked }: { readonly asked: Asked<unknown> }) {
  const { texts, t } = useDesk();
  if (asked.failure)
    return (
      <div class="form-problem misses-trouble">
        <p role="alert">{texts.words(wordsFor(asked.failure))}</p>
        <button type="button" class="small" onClick={() => void asked.again()}>{t('again')}</button>
      </div>
    );
  return asked.value ? null : <p class="empty" role="status">{t('loading')}</p>;
}
