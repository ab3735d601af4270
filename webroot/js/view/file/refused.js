/** Files cannot be sent yet. Who pastes or drops one is told so; without us the browser would leave the page for what was dropped. */
export function refuseFiles(page) {
  const refuse = (event) => {
    event.preventDefault();
    if (!page.chat?.rooms.open) return;
    page.viewState.remark = 'filesLater';
    page.changed();
  };
  document.addEventListener('paste', (event) => {
    // What is copied from an office program is a text, and a picture of it besides.
    if (holdsFiles(event.clipboardData) && !event.clipboardData.types.includes('text/plain')) refuse(event);
  });
  document.addEventListener('dragover', (event) => holdsFiles(event.dataTransfer) && event.preventDefault());
  document.addEventListener('drop', (event) => holdsFiles(event.dataTransfer) && refuse(event));
}

function holdsFiles(transfer) {
  return transfer?.types.includes('Files') ?? false;
}
