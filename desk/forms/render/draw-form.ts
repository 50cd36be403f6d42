import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { FormBlock, FormDocument, FormHead } from '../form-document.ts';
import { drawCodes } from './draw-codes.ts';
import { drawTable } from './draw-table.ts';

type Pdf = PDFKit.PDFDocument;
export const FONTS = { regular: 'regular', bold: 'bold', italic: 'italic' } as const;

const require = createRequire(import.meta.url);
const font = (style: string): string => require.resolve(`@expo-google-fonts/be-vietnam-pro/${style}/BeVietnamPro_${style}.ttf`);

interface Paper { readonly size: 'A5' | 'A4'; readonly layout: 'portrait' | 'landscape'; readonly margin: number; readonly text: number }
const PAPERS: Readonly<Record<FormDocument['paper'], Paper>> = {
  A5: { size: 'A5', layout: 'portrait', margin: 30, text: 8.6 },
  'A4-landscape': { size: 'A4', layout: 'landscape', margin: 34, text: 8.6 },
};

/** A real PDF with embedded Vietnamese letters. Runs in a worker thread (form-thread.ts): it takes some 50–100 ms of CPU. */
export async function drawForm(form: FormDocument): Promise<Buffer> {
  const paper = PAPERS[form.paper];
  const pdf = new PDFDocument({ size: paper.size, layout: paper.layout, margin: paper.margin, bufferPages: true, lang: 'vi', displayTitle: true, info: { Title: `Mẫu số 0${form.n} – ${form.title}`, ...(form.code ? { Subject: form.code } : {}), Producer: 'Một Cửa' } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => { pdf.on('end', resolve); pdf.on('error', reject); });
  pdf.registerFont(FONTS.regular, font('400Regular'));
  pdf.registerFont(FONTS.bold, font('600SemiBold'));
  pdf.registerFont(FONTS.italic, font('400Regular_Italic'));
  drawHead(pdf, form, paper);
  drawTitle(pdf, form);
  if (form.code) await drawCodes(pdf, form.code);
  for (const block of form.blocks) drawBlock(pdf, block, paper);
  drawSignatures(pdf, form, paper);
  drawFoot(pdf, form, paper);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

const width = (pdf: Pdf): number => pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;
const left = (pdf: Pdf): number => pdf.page.margins.left;

function drawHead(pdf: Pdf, form: FormDocument, { text }: Paper): void {
  const { head } = form;
  const half = width(pdf) / 2 - 6;
  const top = pdf.y;
  const right = left(pdf) + half + 12;
  pdf.font(FONTS.regular).fontSize(text - 0.6).text(`Mẫu số 0${form.n}`, left(pdf), top - 14, { width: width(pdf), align: 'right' });
  pdf.font(FONTS.regular).fontSize(text - 0.6).text(head.authority.toUpperCase(), left(pdf), top, { width: half, align: 'center' });
  pdf.font(FONTS.bold).text(head.office.toUpperCase(), left(pdf), pdf.y, { width: half, align: 'center' });
  underline(pdf, left(pdf) + half / 2, 40);
  pdf.font(FONTS.regular).text(`Số: ${head.number}`, left(pdf), pdf.y + 6, { width: half, align: 'center' });
  const leftEnd = pdf.y;
  pdf.font(FONTS.bold).fontSize(text - 0.6).text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', right, top, { width: half, align: 'center' });
  pdf.text('Độc lập - Tự do - Hạnh phúc', right, pdf.y, { width: half, align: 'center' });
  underline(pdf, right + half / 2, 80);
  pdf.font(FONTS.italic).text(upperFirst(head.date), right, pdf.y + 6, { width: half, align: 'center' });
  pdf.x = left(pdf);
  pdf.y = Math.max(leftEnd, pdf.y) + 12;
}

function underline(pdf: Pdf, middle: number, length: number): void {
  pdf.moveTo(middle - length / 2, pdf.y + 2).lineTo(middle + length / 2, pdf.y + 2).lineWidth(0.5).stroke();
}

function drawTitle(pdf: Pdf, form: FormDocument): void {
  pdf.font(FONTS.bold).fontSize(12).text(form.title.toUpperCase(), left(pdf), pdf.y, { width: width(pdf), align: 'center' });
  if (form.subtitle) pdf.font(FONTS.italic).fontSize(8.6).text(form.subtitle, { width: width(pdf), align: 'center' });
  pdf.moveDown(0.6);
}

function drawBlock(pdf: Pdf, block: FormBlock, { text }: Paper): void {
  pdf.fontSize(text);
  const line = { width: width(pdf), lineGap: 1.6 };
  switch (block.kind) {
    case 'fields':
      for (const row of block.rows) pdf.font(FONTS.regular).text(`${row.label}: `, left(pdf), pdf.y, { ...line, continued: true }).font(row.strong ? FONTS.bold : FONTS.regular).text(row.value || '…………', line);
      break;
    case 'paragraph': pdf.font(FONTS.regular).text(block.text, left(pdf), pdf.y + 2, { ...line, align: 'justify' }); break;
    case 'list':
      pdf.font(FONTS.regular).text(block.lead, left(pdf), pdf.y, line);
      block.items.forEach((item, index) => pdf.text(`${index + 1}. ${item}`, left(pdf) + 10, pdf.y, { ...line, width: width(pdf) - 10 }));
      if (block.items.length === 0) pdf.text('(không có)', left(pdf) + 10, pdf.y, line);
      break;
    case 'table': drawTable(pdf, block); break;
  }
  pdf.x = left(pdf);
}

function drawSignatures(pdf: Pdf, { signatures }: FormDocument, { text }: Paper): void {
  if (signatures.length === 0) return;
  const each = width(pdf) / signatures.length;
  if (pdf.y + 90 > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  const top = pdf.y + 10;
  signatures.forEach(({ role, note, name }, index) => {
    const at = left(pdf) + index * each;
    pdf.font(FONTS.bold).fontSize(text).text(role.toUpperCase(), at, top, { width: each, align: 'center' });
    pdf.font(FONTS.italic).fontSize(text - 1).text(note, at, pdf.y, { width: each, align: 'center' });
    pdf.font(FONTS.bold).fontSize(text).text(name, at, top + 56, { width: each, align: 'center' });
  });
  pdf.x = left(pdf);
}

function drawFoot(pdf: Pdf, form: FormDocument, { text }: Paper): void {
  const pages = pdf.bufferedPageRange().count;
  for (let page = 0; page < pages; page++) {
    pdf.switchToPage(page);
    const words = [form.demonstration ? 'DỮ LIỆU TRÌNH DIỄN – không có giá trị pháp lý' : '', form.foot ?? '', pages > 1 ? `Trang ${page + 1}/${pages}` : ''].filter(Boolean).join(' · ');
    const bottom = pdf.page.margins.bottom;
    // Text below the margin would start a new page.
    pdf.page.margins.bottom = 0;
    pdf.font(FONTS.italic).fontSize(text - 1.6).fillColor('#555').text(words, left(pdf), pdf.page.height - 22, { width: width(pdf), align: 'center', lineBreak: false }).fillColor('#000');
    pdf.page.margins.bottom = bottom;
  }
}

const upperFirst = (text: FormHead['date']): string => text.charAt(0).toUpperCase() + text.slice(1);
