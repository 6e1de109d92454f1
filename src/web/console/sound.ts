import type { News } from './shape';

/** Two soft notes for a message, three rising ones for a new citizen in line, and a higher, repeated call for an emergency. Hertz. */
function melody(news: News): readonly number[] {
  if (news.ticket.urgency === 'emergency') return [988, 1319, 988, 1319];
  return news.is === 'message' ? [659, 784] : [523, 659, 784];
}

const noteSeconds = 0.14;

/** Rings on the browser's own synthesizer: nothing to download. Silent until the page was touched once, as browsers want it. */
export class Chime {
  #audio: AudioContext | null = null;

  ring(news: News): void {
    // Made before a gesture it would be mute, and the browser would complain with each ring.
    if (!navigator.userActivation.hasBeenActive) return;
    this.#audio ??= new AudioContext();
    if (this.#audio.state === 'suspended') void this.#audio.resume();
    const start = this.#audio.currentTime;
    melody(news).forEach((pitch, index) => this.#note(pitch, start + index * noteSeconds));
  }

  #note(pitch: number, at: number): void {
    const audio = this.#audio;
    if (!audio) return;
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + noteSeconds);
  }
}
