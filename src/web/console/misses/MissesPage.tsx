import { useEffect, useState } from 'preact/hooks';
import { Bars } from '../Bars';
import { useDesk } from '../context';
import { HelpDialog } from '../HelpDialog';
import { TopBar } from '../TopBar';
import { Figures } from './Figures';
import { Proposals } from './Proposals';
import { Questions } from './Questions';

const tabs = ['questions', 'proposals', 'figures'] as const;
type Tab = (typeof tabs)[number];

/** What the bot did not understand, and what can be done about it. */
export function MissesPage() {
  const { t } = useDesk();
  const [tab, setTab] = useState<Tab>('questions');
  const [helping, setHelping] = useState(false);
  const title = t('misses.title');
  useEffect(() => { document.title = title; }, [title]);

  return (
    <div class="desk">
      <a class="skip" href="#misses" onClick={(event) => { event.preventDefault(); document.getElementById('misses-title')?.focus(); }}>{t('misses.skip')}</a>
      <TopBar help={() => setHelping(true)} />
      <main class="misses" id="misses">
        <Bars />
        <div class="misses-inside">
          <h2 class="misses-title" id="misses-title" tabIndex={-1}>{title}</h2>
          <p class="misses-lead">{t('misses.lead')}</p>
          <nav class="tabs" aria-label={t('misses.parts')}>
            {tabs.map((one) => (
              <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>{t(`misses.tab-${one}`)}</button>
            ))}
          </nav>
          {tab === 'questions' && <Questions toProposals={() => setTab('proposals')} />}
          {tab === 'proposals' && <Proposals />}
          {tab === 'figures' && <Figures />}
        </div>
      </main>
      {helping && <HelpDialog leave={() => setHelping(false)} />}
    </div>
  );
}
