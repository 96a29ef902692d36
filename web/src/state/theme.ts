// Light or dark: as the system says, until the reader says otherwise.
const KEY = 'tipgraph-theme'
const system = window.matchMedia('(prefers-color-scheme: dark)')

const stored = (): string | null => {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export const isDark = (): boolean => document.documentElement.dataset['theme'] === 'dark'

export function applyTheme(): void {
  const dark = (stored() ?? (system.matches ? 'dark' : 'light')) === 'dark'
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
}

/** Turns the theme and keeps the choice; choosing what the system has gives the choice up. */
export function turnTheme(): void {
  const dark = !isDark()
  try {
    if (dark === system.matches) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, dark ? 'dark' : 'light')
  } catch {
    // Without storage the choice holds for this page only.
  }
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  window.dispatchEvent(new Event('themechange'))
}

system.addEventListener('change', () => {
  applyTheme()
  window.dispatchEvent(new Event('themechange'))
})
