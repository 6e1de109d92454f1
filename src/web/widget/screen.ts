import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Preferences } from './memory';

type Theme = Exclude<Preferences['theme'], 'auto'>;

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setMatches(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

/** The same limits as in the style sheet: below them the panel takes the whole screen. */
export const usePhone = (): boolean => useMedia('(max-width: 520px), (max-height: 480px)');

export const useTouch = (): boolean => useMedia('(pointer: coarse)');

/** The colours to use: the citizen's choice, else what the device asks for. */
export function useTheme(chosen: Preferences['theme']): Theme {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const contrast = useMedia('(prefers-contrast: more)');
  if (chosen !== 'auto') return chosen;
  return contrast ? 'contrast' : dark ? 'dark' : 'light';
}

/**
 * Keeps the full-screen panel in the part of the screen that the keyboard leaves free, and the page behind it still.
 * iOS does not shrink the layout for its keyboard; only `visualViewport` knows.
 */
export function useKeyboardSafeFrame(panel: RefObject<HTMLElement | null>, fullScreen: boolean): void {
  useLayoutEffect(() => {
    const { style } = panel.current!;
    const view = window.visualViewport;
    if (!fullScreen || !view) return;
    const page = document.documentElement.style;
    const { overflow } = page;
    const follow = () => {
      style.setProperty('--top', `${view.offsetTop}px`);
      style.setProperty('--height', `${view.height}px`);
    };
    follow();
    page.overflow = 'hidden';
    view.addEventListener('resize', follow);
    view.addEventListener('scroll', follow);
    return () => {
      view.removeEventListener('resize', follow);
      view.removeEventListener('scroll', follow);
      page.overflow = overflow;
      style.removeProperty('--top');
      style.removeProperty('--height');
    };
  }, [fullScreen]);
}
