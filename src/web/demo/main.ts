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

/** The page in this language; in English where it is not translated: who reads neither may find the chat in his language. */
async function show(language: string): Promise<void> {
  const spoken = language === 'ko' || texts[`./texts.${language}.json`] ? language : 'en';
  const words = spoken === 'ko' ? korean : await texts[`./texts.${spoken}.json`]!();
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

async function choose(language: string): Promise<void> {
  await show(language);
  chat.setAttribute('language', language);
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
  if (language) void choose(language);
  else if (button) chat.ask(button.innerText);
});

others.addEventListener('change', () => {
  if (!others.value) return;
  void choose(others.value).then(() => chat.open());
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
if (!wish.startsWith('ko')) await show(wish.split('-')[0]!).catch(() => undefined);
root.dataset['ready'] = '';
