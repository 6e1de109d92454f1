import { useEffect, useState } from 'preact/hooks';
import { firstToken } from './address';
import { useDesk } from './context';
import { DeskPage } from './DeskPage';
import { FirstSignIn } from './FirstSignIn';
import { AlertsPage } from './alerts/AlertsPage';
import { CasesPage } from './cases/CasesPage';
import { MissesPage } from './misses/MissesPage';
import { usePage } from './usePage';
import { ChannelsPage } from './channels/ChannelsPage';
import { looksAtCases, readsTickets, reviews } from './rights';
import { SignIn } from './SignIn';
import { Bars } from './Bars';
import { useParts } from './store';

/** Which page is shown: the desk to whoever is signed in, the way in to everybody else. */
export function App() {
  const { state, preferences, t } = useDesk('signIn', 'session');
  const page = usePage();
  const settings = useParts(preferences, ['language', 'theme', 'sound', 'letters']);
  const [token, setToken] = useState(() => firstToken(location.hash));

  useEffect(() => {
    document.documentElement.lang = settings.language;
    if (settings.theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = settings.theme;
  }, [settings.language, settings.theme]);

  if (state.signIn === 'done')
    return page === 'misses' && reviews(state.session) ? <MissesPage />
      : page === 'alerts' && reviews(state.session) ? <AlertsPage />
      : page === 'channels' && reviews(state.session) ? <ChannelsPage />
      : looksAtCases(state.session) && (page === 'cases' || !readsTickets(state.session)) ? <CasesPage />
      : <DeskPage />;
  if (state.signIn === 'unknown') return <main class="door"><Bars /><p class="door-wait" role="status">{t('sign-in.wait')}</p></main>;
  return token ? <FirstSignIn token={token} leave={() => setToken(null)} /> : <SignIn />;
}
