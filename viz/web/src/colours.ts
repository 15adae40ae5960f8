/** Maps that readers with any colour vision can tell apart, by control points. */
export type Rgb = [number, number, number];

function points(text: string): Rgb[] {
  return text.split(' ').map((hex) => {
    const value = parseInt(hex, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  });
}

function table(control: Rgb[], size: number): Uint8Array {
  const colours = new Uint8Array(3 * size);
  for (let i = 0; i < size; i++) {
    const position = (i / (size - 1)) * (control.length - 1);
    const below = Math.min(Math.floor(position), control.length - 2);
    for (let channel = 0; channel < 3; channel++) {
      const from = control[below]![channel]!;
      const to = control[below + 1]![channel]!;
      colours[3 * i + channel] = Math.round(from + (position - below) * (to - from));
    }
  }
  return colours;
}

/** viridis (Smith and van der Walt, 2015; CC0). */
export const VIRIDIS = table(
  points('440154 481a6c 472f7d 414487 39568c 31688e 2a788e 23888e 1f988b 22a884 35b779 54c568 7ad151 a5db36 d2e21b fde725'),
  256,
);

/** cividis (Nunez, Anderton and Renslow, 2018; CC0). */
export const CIVIDIS = table(
  points('00224e 0c2a6d 1d336b 2e3c6c 3b496c 48526d 555c6f 626674 707173 7d7c78 8b8678 9a9176 a99c74 b9a86f cab369 dcc060 eecd54 fee838'),
  256,
);

/** romaO (Crameri, 2018; MIT): cyclic, for headings. */
export const CYCLIC = table(
  points('733957 7e3942 8b4433 99582c aa752f bd9842 cfbc66 d6d790 cbe1b3 afdcc8 8bcbcf 68b1cb 5393bf 4f75ac 595891 674372 733957'),
  256,
);

/** Okabe and Ito, 2008. */
export const CATEGORIES: Rgb[] = points('0072b2 d55e00 009e73 cc79a7 56b4e9 e69f00 6d6d6d f0e442');

export const MAPS: Record<string, Uint8Array> = { viridis: VIRIDIS, cividis: CIVIDIS };

export function category(index: number): Rgb {
  return CATEGORIES[index % CATEGORIES.length]!;
}

export function css(colour: Rgb): string {
  return `rgb(${colour.join(',')})`;
}
