/** Draws the server's SVG of the matrix as PNG. Nothing in the SVG runs or loads. */
import { t } from './texts.ts';

/** Pixels per SVG unit, so that an enlarged picture stays sharp. */
const SCALE = 2;
/** The largest canvas that browsers support. */
const MAX_SIDE = 16_000;
const MAX_AREA = 120_000_000;

export async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width === 0 || height === 0) throw new Error(t('The picture is empty.'));
  const scale = Math.min(SCALE, MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_AREA / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error(t('The picture cannot be drawn here.'));
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const data = canvas.toDataURL('image/png').split(',')[1] ?? '';
  if (data === '') throw new Error(t('The picture is too large.'));
  return data;
}
