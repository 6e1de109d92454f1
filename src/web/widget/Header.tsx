import type { JSX } from 'preact';
import { languages } from '../shared/texts';
import { Icon } from './icons';
import type { Ui } from './Widget';

interface HeaderProps {
  ui: Ui;
  heading: string;
  inline: boolean;
  onSettings(): void;
}

export function Header({ ui: { chat, t }, heading, inline, onSettings }: HeaderProps): JSX.Element {
  const person = chat.state.counselor;
  const speaker = person ? t('speaker-counselor', { name: person }) : t('speaker-bot');

  return (
    <div class="header">
      <div class="heading">
        <h2>{heading}</h2>
        <p>{speaker}</p>
      </div>
      <LanguagePicker chat={chat} label={t('choose-language')} />
      <button type="button" class="plain" aria-label={t('settings')} aria-haspopup="dialog" onClick={onSettings}>
        <Icon name="settings" />
      </button>
      {!inline && (
        <button type="button" class="plain" aria-label={t('close')} onClick={() => chat.close()}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

function LanguagePicker({ chat, label }: { chat: Ui['chat']; label: string }): JSX.Element {
  return (
    <label class="language">
      <Icon name="globe" />
      <select aria-label={label} value={chat.language} onChange={(event) => chat.speak(event.currentTarget.value)}>
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>{name}</option>
        ))}
      </select>
    </label>
  );
}
