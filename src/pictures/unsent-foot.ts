/** "2 changes on this laptop are not in the school's copy yet." [EX3] */
export function unsentFoot(unsent: number, device: string): string {
  if (unsent === 0) return `Everything written on this ${device} is in the school’s copy.`;
  const what = unsent === 1 ? "1 change on" : `${unsent} changes on`;
  return `${what} this ${device} ${unsent === 1 ? "is" : "are"} not in the school’s copy yet; this picture has ${unsent === 1 ? "it" : "them"}.`;
}
