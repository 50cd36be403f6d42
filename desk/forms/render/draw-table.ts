import type { FormBlock } from '../form-document.ts';

type Table = Extract<FormBlock, { kind: 'table' }>;
const PAD = 3;
const TEXT = 7.2;

/** Lines with borders; a row that does not fit begins a new page, which repeats the titles. */
export function drawTable(pdf: PDFKit.PDFDocument, { columns, rows }: Table): void {
  const { left, right, bottom } = pdf.page.margins;
  const full = pdf.page.width - left - right;
  const sum = columns.reduce((total, column) => total + column.width, 0);
  const widths = columns.map((column) => (column.width / sum) * full);
  const line = (cells: readonly string[], font: 'regular' | 'bold', again: boolean): void => {
    pdf.font(font).fontSize(TEXT);
    const height = Math.max(...cells.map((cell, index) => pdf.heightOfString(cell || ' ', { width: widths[index]! - 2 * PAD }))) + 2 * PAD;
    if (pdf.y + height > pdf.page.height - bottom) {
      pdf.addPage();
      if (again) line(columns.map((column) => column.title), 'bold', false);
      pdf.font(font).fontSize(TEXT);
    }
    const top = pdf.y;
    let at = left;
    cells.forEach((cell, index) => {
      pdf.rect(at, top, widths[index]!, height).lineWidth(0.4).stroke();
      pdf.text(cell, at + PAD, top + PAD, { width: widths[index]! - 2 * PAD, align: font === 'bold' ? 'center' : 'left' });
      at += widths[index]!;
    });
    pdf.x = left;
    pdf.y = top + height;
  };
  pdf.y += 4;
  line(columns.map((column) => column.title), 'bold', false);
  for (const row of rows) line(row, 'regular', true);
  pdf.y += 6;
}
