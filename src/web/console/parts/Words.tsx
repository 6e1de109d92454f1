const address = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Text as it was written, with its web addresses as links. */
export function Words({ text, language }: { readonly text: string; readonly language?: string }) {
  return (
    <p class="words" lang={language}>
      {text.split(address).map((part, index) => index % 2 === 1
        ? <a key={index} href={part} target="_blank" rel="noopener noreferrer">{part}</a>
        : part)}
    </p>
  );
}
