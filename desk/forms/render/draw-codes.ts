import bwip from 'bwip-js/node';

const QR_POINTS = 54;
const BAR_HEIGHT_POINTS = 26;

/** The dossier code twice: Code 128 for the counter's scanner, QR for a telephone. */
export async function drawCodes(pdf: PDFKit.PDFDocument, code: string): Promise<void> {
  const [bars, square] = await Promise.all([
    bwip.toBuffer({ bcid: 'code128', text: code, scale: 3, height: 8, includetext: false }),
    bwip.toBuffer({ bcid: 'qrcode', text: code, scale: 4 }),
  ]);
  const { left, right } = pdf.page.margins;
  const top = pdf.y;
  pdf.image(bars, left, top, { width: 190, height: BAR_HEIGHT_POINTS });
  pdf.font('bold').fontSize(9).text(code, left, top + BAR_HEIGHT_POINTS + 3, { width: 190, align: 'center' });
  pdf.image(square, pdf.page.width - right - QR_POINTS, top - 4, { width: QR_POINTS });
  pdf.x = left;
  pdf.y = top + QR_POINTS + 2;
}
