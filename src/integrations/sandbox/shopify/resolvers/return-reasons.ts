/** The definitions that every new shop has. */
export const returnReasons = (
  [
    ['too-small', 'Too small'],
    ['too-large', 'Too large'],
    ['unwanted', 'Changed my mind'],
    ['defective', 'Damaged or defective'],
    ['wrong-item', 'Received the wrong item'],
    ['not-as-described', 'Not as described'],
    ['style', 'Style'],
    ['color', 'Color'],
    ['other', 'Other'],
  ] as const
).map(([handle, name], index) => ({ id: 9_900_000_001 + index, handle, name, deleted: false }));
