import { useEffect, useState } from 'preact/hooks';
import { Bars } from '../Bars';
import { useDesk } from '../context';
import { HelpDialog } from '../HelpDialog';
import { useAnswer } from '../misses/useAnswer';
import { TopBar } from '../TopBar';
import { CaseList } from './CaseList';
import { CaseView } from './CaseView';
import { everything } from './contract';
import { useCaseNumber } from './useCaseNumber';

/** What citizens reported, and what becomes of it: a list and one case. */
export function CasesPage() {
  const { desk, t } = useDesk();
  const number = useCaseNumber();
  const choices = useAnswer(desk.api.caseChoices);
  const [filter, setFilter] = useState(everything);
  const [helping, setHelping] = useState(false);
  const title = number ?? t('cases.title');
  useEffect(() => { document.title = title; }, [title]);

  return (
    <div class="desk">
      <a class="skip" href="#cases" onClick={(event) => { event.preventDefault(); document.getElementById('cases-title')?.focus(); }}>{t('cases.skip')}</a>
      <TopBar help={() => setHelping(true)} />
      <main class="misses cases" id="cases">
        <Bars />
        <div class="misses-inside cases-inside">
          {number
            ? <CaseView key={number} number={number} choices={choices.value} />
            : <CaseList choices={choices.value} filter={filter} narrow={setFilter} />}
        </div>
      </main>
      {helping && <HelpDialog leave={() => setHelping(false)} />}
    </div>
  );
}
