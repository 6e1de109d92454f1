import { ownWords, type Texts, textsOf, type Words } from '../shared/texts';
import { call, isGood, type World } from '../shared/wire';
import type { Memory } from './memory';

/** So long the words that are shown may stay after another language was chosen: most files are here by then, so they change once. */
const moment = 500;

/** The words around the conversation. Those of Korean and English are at hand, others are loaded: `texts/<tag>.json` beside `widget.js`. */
export class Wording {
  /** The language that the words are in: English as long as those of the wished language cannot be had. */
  language = 'en';
  texts: Texts = textsOf({});
  private wish = 'en';

  constructor(
    private readonly base: string,
    private readonly memory: Memory,
    private readonly world: World,
    private readonly changed: () => void,
  ) {}

  /** With words that are at hand, or were on an earlier page, nobody sees others first. */
  begin(language: string): void {
    const { vocabulary } = this.memory;
    if (vocabulary?.language === language) this.show(language, vocabulary.words);
    void this.speak(language);
  }

  async speak(language: string): Promise<void> {
    this.wish = language;
    const own = ownWords(language);
    if (own) return this.show(language, own);
    const slow = setTimeout(() => this.doWithout(language), moment);
    const words = await this.load(language);
    clearTimeout(slow);
    if (!words) return this.doWithout(language);
    // Whoever has chosen yet another language meanwhile does not want this one.
    if (this.wish !== language) return;
    this.memory.vocabulary = { language, words };
    this.show(language, words);
  }

  /** The line is up: what could not be loaded before may be there now. */
  again(): void {
    if (this.language !== this.wish) void this.speak(this.wish);
  }

  private doWithout(language: string): void {
    if (this.wish === language && this.language !== language) this.show('en', {});
  }

  private async load(language: string): Promise<Words | undefined> {
    const answer = await call(this.world, `${this.base}texts/${language}.json`, {}, undefined, language);
    // What stands between us and the server may answer with a page of its own.
    return isGood(answer) && answer.body['language'] ? (answer.body as Words) : undefined;
  }

  private show(language: string, words: Words): void {
    this.language = language;
    this.texts = textsOf(words);
    this.changed();
  }
}
