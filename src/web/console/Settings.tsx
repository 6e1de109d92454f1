import { useDesk } from './context';
import { LanguageSwitch } from './parts/LanguageSwitch';
import type { Theme } from './preferences';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** What a counselor sets for himself, and the way out. */
export function Settings({ signOut }: { readonly signOut: () => void }) {
  const { state, settings, preferences, texts, t } = useDesk('session');
  const session = state.session;
  const languages = session?.languages.map((tag) => texts.languageName(tag)).join(', ');
  return (
    <div class="menu-inside">
      <p class="menu-who"><strong>{session?.name}</strong><br />{texts.named('role', session?.role ?? '')}{languages && ` · ${languages}`}</p>
      <p class="menu-label">{t('settings.language')}</p>
      <LanguageSwitch />
      <p class="menu-label">{t('settings.theme')}</p>
      <div class="segments" role="group" aria-label={t('settings.theme')}>
        {themes.map((theme) => (
          <button key={theme} type="button" aria-pressed={settings.theme === theme} onClick={() => preferences.tell({ theme })}>
            {t(`theme.${theme}`)}
          </button>
        ))}
      </div>
      <label class="tick"><input type="checkbox" checked={settings.sound} onChange={() => preferences.tell({ sound: !settings.sound })} />{t('settings.sound')}</label>
      <label class="tick"><input type="checkbox" checked={settings.letters} onChange={() => preferences.tell({ letters: !settings.letters })} />{t('settings.letters')}</label>
      <button type="button" class="wide" onClick={signOut}>{t('sign-out')}</button>
    </div>
  );
}
