// SPDX-License-Identifier: Apache-2.0
// Dialogs: a link marked data-dialog opens the dialog of that id; without script it leads to a page.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-dialog]');
  const dialog = link && document.getElementById(link.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
  }
});
