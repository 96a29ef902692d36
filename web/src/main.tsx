// The explorer's first page: which address shows what. Each page is loaded when it is opened.
import './styles/index.css'
import { render } from 'preact'
import { App } from './App'
import { applyTheme } from './state/theme'

applyTheme()
render(<App />, document.getElementById('app') as HTMLElement)
