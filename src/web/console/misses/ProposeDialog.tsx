import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../api';
import { useDesk } from '../context';
import { Dialog } from '../parts/Dialog';
import { wordsFor } from '../problems';
import type { Texts } from '../texts';
import type { Cluster, Intent, Proposal } from './contract';
import { intentName, outOfScope } from './names';
import { Trouble } from './Trouble';
import type { Asked } from './useAnswer';

interface Props {
  readonly cluster: Cluster;
  readonly intents: Asked<readonly Intent[]>;
  readonly leave: () => void;
  readonly done: (proposal: Proposal) => void;
}

/** Gives the sample, edited, to an intent as an example. What the words are nearest to comes first. */
export function ProposeDialog({ cluster, intents, leave, done }: Props) {
  const { desk, texts, t } = useDesk();
  const [text, setText] = useState(cluster.sample);
  const [language, setLanguage] = useState(cluster.language);
  const [near, setNear] = useState<readonly string[]>(cluster.found);
  const [intent, setIntent] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const languages = [...new Set((intents.value ?? []).flatMap((one) => Object.keys(one.examples)))];

  useEffect(() => {
    void desk.heeding(desk.api.alternatives(cluster.sample, cluster.language)).then((said) => {
      if (said.ok) setNear([...new Set([...cluster.found, ...said.value.map((one) => one.intent)])]);
    });
  }, []);
  useEffect(() => {
    if (languages.length > 0 && !languages.includes(language)) setLanguage(languages[0]!);
  }, [languages.length]);

  const propose = async (event: Event) => {
    event.preventDefault();
    if (busy || !intent) return setFailure(intent ? failure : { ok: false, status: 400, code: 'intent.none', detail: null, retryAfter: null });
    setBusy(true);
    const said = await desk.heeding(desk.api.propose({ text, intent, language }));
    setBusy(false);
    if (said.ok) done(said.value);
    else setFailure(said);
  };

  return (
    <Dialog title={t('propose.title')} leave={leave} wide>
      <form onSubmit={propose}>
        {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
        <Trouble asked={intents} />
        <label class="field"><span>{t('propose.text')}</span>
          <textarea rows={2} lang={language} value={text} maxLength={200} autofocus aria-describedby="propose-hint" onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <p class="field-hint propose-hint" id="propose-hint">{t('propose.hint')}</p>
        <label class="field"><span>{t('propose.language')}</span>
          <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
            {languages.map((tag) => <option key={tag} value={tag}>{texts.languageName(tag)}</option>)}
          </select>
        </label>
        {intents.value && <IntentChoice intents={intents.value} near={near} language={language} chosen={intent} choose={setIntent} />}
        <div class="dialog-acts">
          <button type="button" onClick={leave}>{t('dialog.cancel')}</button>
          <button type="submit" class="primary" aria-disabled={busy}>{t('propose.act')}</button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly intents: readonly Intent[];
  readonly near: readonly string[];
  readonly language: string;
  readonly chosen: string | null;
  readonly choose: (intent: string) => void;
}

function IntentChoice({ intents, near, language, chosen, choose }: ChoiceProps) {
  const { texts, t } = useDesk();
  const [search, setSearch] = useState('');
  const found = sorted(intents, near, texts).filter((one) => fits(one, search, texts));
  return (
    <fieldset class="choices intents">
      <legend>{t('propose.intent')}</legend>
      <input
        type="search" class="intents-search" aria-label={t('propose.search')} placeholder={t('propose.search')} value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && !event.isComposing) event.preventDefault(); }}
      />
      <p class="unseen" role="status">{t('propose.found', { count: found.length })}</p>
      <div class="intents-list">
        {found.map((one) => (
          <label key={one.intent} class="choice">
            <input type="radio" name="intent" checked={chosen === one.intent} onChange={() => choose(one.intent)} />
            <span>
              <strong>{intentName(texts, one.intent, intents)} {near.includes(one.intent) && <em>{t('propose.near')}</em>}</strong>
              <small>{one.intent === outOfScope ? t('propose.out-of-scope') : one.intent} · {t('propose.examples', { count: one.examples[language] ?? 0 })}</small>
            </span>
          </label>
        ))}
        {found.length === 0 && <p class="empty">{t('propose.none-found')}</p>}
      </div>
    </fieldset>
  );
}

/** The nearest in their order, then the others by name, and what is nobody's at the end. */
function sorted(intents: readonly Intent[], near: readonly string[], texts: Texts): readonly Intent[] {
  const place = ({ intent }: Intent) => near.includes(intent) ? near.indexOf(intent) : intent === outOfScope ? near.length + 1 : near.length;
  return [...intents].sort((a, b) => place(a) - place(b)
    || intentName(texts, a.intent, intents).localeCompare(intentName(texts, b.intent, intents), texts.language));
}

const plain = (words: string) => words.normalize('NFC').toLowerCase().replaceAll(/\s/g, '');

const fits = (intent: Intent, search: string, texts: Texts) =>
  [intent.intent, intentName(texts, intent.intent, [intent]), ...Object.values(intent.title)].some((name) => plain(name).includes(plain(search)));
