/** The console's own sign: a speech bubble with a person's answer in it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path class="mark-field" d="M4 2h16a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3h-7l-5.5 4.5V18H4a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Z" />
      <path class="mark-line" d="M6.5 8h11M6.5 12h7" />
    </svg>
  );
}
