import type { JSX } from 'preact';
import { Icon } from './icons';
import { sizes, themes } from './memory';
import { SheetFrame } from './SheetFrame';
import type { Ui } from './Widget';

interface SettingsProps {
  ui: Ui;
  onClose(): void;
  onRestart(): void;
}

export function Settings({ ui: { chat, t }, onClose, onRestart }: SettingsProps): JSX.Element {
  const { size, theme } = chat.preferences;
  const back = () => {
    onClose();
    chat.goBack();
  };
  return (
    <SheetFrame role="dialog" label={t('settings')} onClose={onClose}>
      <div class="sheet-head">
        <h3>{t('settings')}</h3>
        <button type="button" class="plain" aria-label={t('settings-close')} onClick={onClose}><Icon name="close" /></button>
      </div>
      <Choice
        name="size" label={t('text-size')} value={size} onChoose={(chosen) => chat.prefer({ size: chosen })}
        options={sizes.map((step) => ({ value: step, words: t(`size-${step}`) }))}
      />
      <Choice
        name="theme" label={t('theme')} value={theme} onChoose={(chosen) => chat.prefer({ theme: chosen })}
        options={themes.map((name) => ({ value: name, words: t(`theme-${name}`) }))}
      />
      <div class="sheet-actions" role="group" aria-label={t('conversation')}>
        <button type="button" class="wide" onClick={() => chat.saveTranscript()}><Icon name="save" />{t('download')}</button>
        {chat.hasOwn && <button type="button" class="wide" onClick={back}><Icon name="chat" />{t('own-chat')}</button>}
        <button type="button" class="wide" onClick={onRestart}><Icon name="restart" />{t('restart')}</button>
      </div>
    </SheetFrame>
  );
}

interface ChoiceProps<T> {
  name: string;
  label: string;
  value: T;
  options: { value: T; words: string }[];
  onChoose(value: T): void;
}

function Choice<T extends string | number>({ name, label, value, options, onChoose }: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} data-option={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
            <span>{option.words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
