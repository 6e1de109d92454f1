import type { InquiryChat } from '../widget/element';
import english from './texts.en.json';

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

/** The page in Korean or English: who reads neither finds the chat in his language. */
function show(language: string): void {
  const words: Words = language === 'ko' ? korean : english;
  root.lang = language === 'ko' ? 'ko' : 'en';
  others.value = language;
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
    button.setAttribute('aria-pressed', String(button.dataset['language'] === root.lang && others.value === ''));
  }
}

function choose(language: string): void {
  show(language);
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
  if (language) choose(language);
  else if (button) chat.ask(button.innerText);
});

others.addEventListener('change', () => {
  if (!others.value) return;
  choose(others.value);
  chat.open();
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
if (!wish.startsWith('ko')) show(wish.split('-')[0]!);
// The chat speaks more languages than the page.
chat.setAttribute('language', wish);
root.dataset['ready'] = '';
