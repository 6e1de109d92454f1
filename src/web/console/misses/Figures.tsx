import { useDesk } from '../context';
import type { Confusion, IntentFigures } from './contract';
import { Examining } from './Effect';
import { HeatMap } from './HeatMap';
import { intentName, percent } from './names';
import { Trouble } from './Trouble';
import { useAnswer, usePolled } from './useAnswer';

const shownConfusions = 50;

/** How well each intent is told from the others, as a picture and as tables of the same numbers. */
export function Figures() {
  const { desk, texts, t } = useDesk();
  const findings = usePolled(desk.api.findings, (found) => found.state === 'running');
  const intents = useAnswer(desk.api.intents);
  const found = findings.value;
  const name = (intent: string) => intentName(texts, intent, intents.value);
  return (
    <section aria-label={t('misses.tab-figures')}>
      <p class="misses-lead">{t('figures.lead')}</p>
      <Trouble asked={findings} />
      {found && <Examining findings={found} />}
      {found && found.intents.length > 0 && (
        <div class="figures-both">
          <HeatMap intents={found.intents} confusions={found.confusions} name={name} />
          <IntentTable intents={found.intents} name={name} />
        </div>
      )}
      {found && found.intents.length > 0 && <ConfusionTable confusions={found.confusions} name={name} />}
    </section>
  );
}

function IntentTable({ intents, name }: { readonly intents: readonly IntentFigures[]; readonly name: (intent: string) => string }) {
  const { t } = useDesk();
  return (
    <table class="figures">
      <caption>{t('figures.intents')}</caption>
      <thead><tr>
        <th scope="col">{t('figures.number')}</th><th scope="col">{t('proposals.intent')}</th><th scope="col">{t('figures.examples')}</th>
        <th scope="col">{t('figures.precision')}</th><th scope="col">{t('figures.recall')}</th>
      </tr></thead>
      <tbody>
        {intents.map((one, index) => (
          <tr key={one.intent}>
            <td class="number">{index + 1}</td>
            <th scope="row">{name(one.intent)}</th>
            <td class="number">{one.examples}</td>
            <td class="number">{percent(one.precision)}</td>
            <td class="number">{percent(one.recall)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ConfusionTable({ confusions, name }: { readonly confusions: readonly Confusion[]; readonly name: (intent: string) => string }) {
  const { t } = useDesk();
  if (confusions.length === 0) return <p class="empty">{t('figures.no-confusions')}</p>;
  return (
    <div class="wide-table" tabIndex={0} role="region" aria-label={t('figures.confusions')}>
      <table class="figures">
        <caption>{t('figures.confusions')}</caption>
        <thead><tr>
          <th scope="col">{t('figures.expected')}</th><th scope="col">{t('figures.answered')}</th><th scope="col">{t('figures.count')}</th><th scope="col">{t('figures.samples')}</th>
        </tr></thead>
        <tbody>
          {confusions.slice(0, shownConfusions).map((pair) => (
            <tr key={`${pair.expected} ${pair.answered}`}>
              <th scope="row">{name(pair.expected)}</th>
              <td>{name(pair.answered)}</td>
              <td class="number">{pair.count}</td>
              <td>{pair.samples.join(' / ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
