import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuChoice } from '../ui/menu'
import { setTheme, type Theme, useTheme } from './theme'

const options: { value: Theme; label: string; icon: typeof Sun }[] = [
  { value: 'system', label: 'As the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
]

export function ThemeMenu() {
  const { theme, dark } = useTheme()
  return (
    <Menu label="Theme" trigger={<IconButton icon={dark ? Moon : Sun} label="Theme" />}>
      <MenuChoice value={theme} onChange={setTheme} options={options} />
    </Menu>
  )
}
