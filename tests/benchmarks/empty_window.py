"""The yardstick: the least that shows a window with PySide6, then ends. Prints nothing; its wall time is what counts."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, application.quit)
sys.exit(application.exec())
