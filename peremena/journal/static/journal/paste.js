// A column or a block copied from a spreadsheet, laid over the sheet from the active cell.
// Empty fields leave what stands there; undefined when the block does not fit.
export function pasted(text, sheet) {
  const block = text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
  const { row, column } = sheet.place(sheet.active);
  const width = Math.max(...block.map((line) => line.length));
  if (row + block.length > sheet.rows || column + width > sheet.columns) return undefined;
  return block.flatMap((line, down) =>
    line
      .map((field, right) => ({ cell: sheet.at(row + down, column + right), text: field.trim().toLowerCase() }))
      .filter((change) => change.text),
  );
}
