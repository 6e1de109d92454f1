import type { InquiryChat } from '../widget/element';

type Words = Record<string, string>;

const kept = 'page-language';
const root = document.documentElement;
const others = document.querySelector<HTMLSelectElement>('#chat-language')!;
const chat = document.querySelector<InquiryChat>('inquiry-chat')!;
const translated = document.querySelectorAll<HTMLElement>('[data-text], [data-label], [data-hint]');

/** The page is written in Korean; these are its words, so that a reader can come back to them. */
const korean: Words = { title: document.title };
for (const element of translated) {
  const { text, label, hint } = element.dataset;
  if (text) korean[text] = element.innerHTML;
  if (label) korean[label] ??= element.getAttribute('aria-label')!;
  if (hint) korean[hint] = element.getAttribute('placeholder')!;
}

/** One file for each other language, fetched when somebody reads it. */
const texts = import.meta.glob<Words>('./texts.*.json', { import: 'default' });

let latest = 0;

/**
 * The page in this language; in English where it is not translated: who reads neither may find the chat in his language.
 * Words that come after a later choice are dropped, and where none come the page stays as it is.
 */
async function show(language: string): Promise<void> {
  const number = ++latest;
  const spoken = language === 'ko' || texts[`./texts.${language}.json`] ? language : 'en';
  const words = spoken === 'ko' ? korean : await texts[`./texts.${spoken}.json`]!().catch(() => null);
  if (!words || number !== latest) return;
  root.lang = spoken;
  others.value = spoken;
  if (others.selectedIndex < 0) others.value = '';
  document.title = words['title']!;
  for (const element of translated) {
    const { text, label, hint } = element.dataset;
    if (text && words === korean) element.innerHTML = words[text]!;
    else if (text) element.innerText = words[text]!;
    if (label) element.setAttribute('aria-label', words[label]!);
    if (hint) element.setAttribute('placeholder', words[hint]!);
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset['language'] === spoken));
  }
}

function choose(language: string): void {
  chat.setAttribute('language', language);
  void show(language);
  try {
    localStorage.setItem(kept, language);
  } catch {
    // Without storage the choice lasts for this visit.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

document.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest<HTMLElement>('[data-ask], [data-language]');
  const language = button?.dataset['language'];
  if (language) choose(language);
  else if (button) chat.ask(button.innerText);
});

others.addEventListener('change', () => {
  if (others.value) choose(others.value);
});

document.querySelector('#ask')!.addEventListener('submit', (event) => {
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('#question')!;
  const question = field.value.trim();
  field.value = '';
  if (question) chat.ask(question);
  else chat.open();
});

const wish = remembered() ?? navigator.language;
// Before the chat's own script, which does not wait for the page's words.
chat.setAttribute('language', wish);
if (!wish.startsWith('ko')) await show(wish.split('-')[0]!);
root.dataset['ready'] = '';
