import { useState } from 'preact/hooks';
import type { Failure } from '../api';
import { useDesk } from '../context';
import { wordsFor } from '../problems';
import type { Proposal } from './contract';
import { Effect } from './Effect';
import { intentName } from './names';
import { Trouble } from './Trouble';
import { useAnswer, usePolled } from './useAnswer';

/** What is proposed, what it would change, and the patch to take along. */
export function Proposals() {
  const { desk, texts, t } = useDesk();
  const asked = useAnswer(desk.api.proposals);
  const intents = useAnswer(desk.api.intents);
  const findings = usePolled(desk.api.findings, (found) => found.state === 'running');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [withdrawn, setWithdrawn] = useState('');
  const proposals = asked.value ?? [];
  const open = proposals.filter((one) => one.state === 'open').length;
  // Nobody takes them along before it is known what they change, or that it cannot be known.
  const known = findings.value !== null && findings.value.state !== 'running';

  const withdraw = async (proposal: Proposal) => {
    const said = await desk.heeding(desk.api.withdraw(proposal.id));
    setFailure(said.ok || said.status === 404 ? null : said);
    if (said.ok) setWithdrawn(proposal.text);
    document.getElementById('proposals-title')?.focus();
    await Promise.all([asked.again(), findings.again()]);
  };

  // Asked for by the page: where the server refuses, a plain link shows a failed download and no words.
  const download = async () => {
    const said = await desk.heeding(desk.api.patch());
    setFailure(said.ok ? null : said);
    if (said.ok) save(said.value, 'examples.patch');
    else await Promise.all([asked.again(), findings.again()]);
  };

  return (
    <section aria-labelledby="proposals-title">
      <h3 class="misses-part" id="proposals-title" tabIndex={-1}>{t('misses.tab-proposals')}<span class="count">{asked.value?.length}</span></h3>
      <Trouble asked={asked} />
      {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
      <p class="unseen" role="status">{withdrawn && t('proposals.withdrawn', { text: withdrawn })}</p>
      {asked.value && proposals.length === 0 && <p class="empty misses-empty">{t('proposals.none')}</p>}
      {proposals.length > 0 && (
        <div class="wide-table" tabIndex={0} role="region" aria-label={t('proposals.table')}>
          <table class="figures">
            <caption class="unseen">{t('proposals.table')}</caption>
            <thead><tr>
              <th scope="col">{t('proposals.example')}</th><th scope="col">{t('proposals.intent')}</th><th scope="col">{t('misses.language')}</th>
              <th scope="col">{t('proposals.by')}</th><th scope="col">{t('proposals.state')}</th><th scope="col"><span class="unseen">{t('proposals.withdraw')}</span></th>
            </tr></thead>
            <tbody>
              {proposals.map((one) => (
                <tr key={one.id}>
                  <th scope="row" lang={one.language}>{one.text}</th>
                  <td>{intentName(texts, one.intent, intents.value)}</td>
                  <td>{texts.languageName(one.language)}</td>
                  <td>{one.by}<br /><small>{texts.day(one.at)}</small></td>
                  <td>{t(`proposals.${one.state}`)}</td>
                  <td class="figures-act">
                    <button type="button" class="small" aria-label={t('proposals.withdraw-this', { text: one.text })} onClick={() => void withdraw(one)}>{t('proposals.withdraw')}</button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open > 0 && <Effect findings={findings} />}
      {open > 0 && (
        <div class="patch">
          <button type="button" class="primary" aria-disabled={!known || undefined} aria-describedby="patch-says" onClick={() => known && void download()}>
            {t('proposals.download', { count: open })}
          </button>
          <p id="patch-says">{known ? <>{t('proposals.download-hint')} <code>git apply examples.patch</code></> : t('proposals.download-waits')}</p>
        </div>
      )}
    </section>
  );
}

/** Gives the browser a text to keep as a file. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text]));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // Safari reads it only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
