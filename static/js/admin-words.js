// Never loaded: what the scripts of Django's admin say and its own catalogue has not in Chinese, so that ours has it.
const { gettext } = globalThis;

export const lacking = [
  gettext("Choose %s by selecting them and then select the \"Choose\" arrow button."),
  gettext("Choose all %s"),
  gettext("Choose selected %s"),
  gettext("Remove selected %s"),
  gettext("Remove %s by selecting them and then select the \"Remove\" arrow button."),
  gettext("(click to clear)"),
  gettext("Remove all %s"),
];
