import { useDesk } from '../context';
import type { Change, Findings } from './contract';
import { percent, points } from './names';
import { Trouble } from './Trouble';
import type { Asked } from './useAnswer';

/** How far the examination is. */
export function Examining({ findings }: { readonly findings: Findings }) {
  const { t } = useDesk();
  if (findings.state === 'failed') return <p class="form-problem" role="alert">{t('findings.failed')}</p>;
  if (findings.state === 'done') return null;
  return (
    <p class="examining">
      <label>{t('findings.running', { done: findings.done, total: findings.total })} <progress value={findings.done} max={findings.total} /></label>
    </p>
  );
}

/** What the proposals would change: the same questions, asked before and after. */
export function Effect({ findings }: { readonly findings: Asked<Findings> }) {
  const { texts, t } = useDesk();
  const found = findings.value;
  return (
    <div class="effect">
      <h3 class="misses-part">{t('effect.title')}</h3>
      <p class="misses-lead">{t('effect.lead')}</p>
      <Trouble asked={findings} />
      {found && <Examining findings={found} />}
      <p class="unseen" role="status">{found?.state === 'done' && t('effect.ready')}</p>
      {found?.state === 'done' && found.proposed > 0 && (
        <div class="wide-table" tabIndex={0} role="region" aria-label={t('effect.title')}>
          <table class="figures">
            <caption class="unseen">{t('effect.title')}</caption>
            <thead><tr>
              <th scope="col">{t('misses.language')}</th><th scope="col">{t('effect.questions')}</th><th scope="col">{t('effect.added')}</th>
              <th scope="col">{t('effect.right')}</th><th scope="col">{t('effect.answered')}</th><th scope="col">{t('effect.out-of-scope')}</th>
            </tr></thead>
            <tbody>{found.changes.map((change) => <Row key={change.language} change={change} name={texts.languageName(change.language)} />)}</tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Row({ change, name }: { readonly change: Change; readonly name: string }) {
  const { before, after } = change;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{change.questions}</td>
      <td class="number">{change.added}</td>
      <Share before={before.right} after={after.right} />
      <Share before={before.answered} after={after.answered} />
      <Share before={before.outOfScope} after={after.outOfScope} />
    </tr>
  );
}

function Share({ before, after }: { readonly before: number | null; readonly after: number | null }) {
  const { t } = useDesk();
  if (before === null || after === null) return <td class="number">–</td>;
  const difference = points(before, after);
  const way = difference.startsWith('+') ? 'better' : difference.startsWith('−') ? 'worse' : 'same';
  return (
    <td class="number">
      {percent(before)} → {percent(after)}
      <span class={`difference difference-${way}`}>{t(`effect.${way}`, { points: difference })}</span>
    </td>
  );
}
