import { useDesk } from '../context';

/** Each language under its own name, so that it is found by whoever cannot read the other. */
const languages = [['ko', '한국어'], ['en', 'English']] as const;

export function LanguageSwitch() {
  const { settings, preferences, t } = useDesk();
  return (
    <div class="segments" role="group" aria-label={t('settings.language')}>
      {languages.map(([tag, name]) => (
        <button
          key={tag} type="button" lang={tag} aria-pressed={settings.language === tag}
          onClick={() => preferences.tell({ language: tag })}
        >{name}</button>
      ))}
    </div>
  );
}
